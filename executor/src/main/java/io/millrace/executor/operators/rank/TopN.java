package io.millrace.executor.operators.rank;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.column.IntColumn;
import io.millrace.data.column.LongColumn;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.state.table.Readiness;

/**
 * The rows of each partition whose rank is in a range. A row that comes or goes changes the ranks
 * of those behind it; all changes of one row come out together: first what leaves the range, then
 * new ranks, each at a rank that is free by then, last what enters it. So the output can be applied
 * by the key of the rows as well as by partition and rank.
 */
public final class TopN implements Operator {
  private final TopNSpec spec;
  private final KeyEncoding encoding;
  private final int[] partition;
  private final RankChanges changes;
  private RankedRows rows;
  private RankOutput output;
  private KeyBatch keys;
  private Batch encoded;
  private int done;

  public TopN(TopNSpec spec) {
    this.spec = spec;
    this.encoding = KeyEncoding.of(spec.partitionTypes());
    this.partition = spec.partition().stream().mapToInt(Integer::intValue).toArray();
    this.changes = new RankChanges(spec.function());
  }

  @Override
  public void open(OperatorContext context) {
    keys = new KeyBatch(context.maxParallelism());
    rows = new RankedRows(spec, context);
    output = new RankOutput(spec, rows);
  }

  @Override
  public Readiness prepare(int input, Batch batch) {
    if (encoded != batch) {
      encoding.encode(batch, partition, keys);
      encoded = batch;
    }
    return rows.load(keys);
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    while (done < batch.rows()) {
      if (!output.emit(RankOutput.PIECE, out)) {
        return Progress.MORE;
      }
      int position = batch.position(done);
      rows.take(batch, position);
      if (RowKind.isRetraction(batch.kindAt(position))) {
        remove(end(batch, position));
      } else {
        add(end(batch, position));
      }
      done++;
    }
    if (!output.emit(1, out)) {
      return Progress.MORE;
    }
    done = 0;
    encoded = null;
    rows.unpin();
    return Progress.DONE;
  }

  /** The last rank wanted; a NULL wants none. */
  private long end(Batch batch, int position) {
    int column = spec.range().endColumn();
    if (column < 0) {
      return spec.range().end();
    }
    var ends = batch.column(column).flat();
    if (ends.isNull(position)) {
      return 0;
    }
    return ends instanceof IntColumn ints ? ints.get(position) : ((LongColumn) ends).get(position);
  }

  private void add(long end) {
    boolean strict = spec.function() == TopNSpec.Function.ROW_NUMBER;
    boolean keepsFew = spec.form().insertOnly() && spec.stateTtlMillis() == 0;
    if (end < 1 || (keepsFew && strict && rows.isBehind(keys, done, end))) {
      return;
    }
    long row = rows.add(keys, done);
    walk(row, end);
    output.added(changes);
    if (spec.form().insertOnly()) {
      forget(end);
    }
  }

  private void remove(long end) {
    long row = rows.find(keys, done);
    if (row < 0) {
      return;
    }
    walk(row, end);
    output.removed(changes);
    rows.delete(row);
  }

  /** Ranks the rows, with and without the one that comes or goes. */
  private void walk(long subject, long end) {
    changes.begin(spec.range().start(), end);
    boolean ties = spec.function() != TopNSpec.Function.ROW_NUMBER;
    long before = -1;
    long beforeWithout = -1;
    long row = rows.first(keys, done);
    boolean goesOn = true;
    while (row >= 0 && goesOn) {
      boolean tie = ties && before >= 0 && rows.isTie(before, row);
      boolean tieWithout =
          ties
              && beforeWithout >= 0
              && (beforeWithout == before ? tie : rows.isTie(beforeWithout, row));
      goesOn = changes.add(row, tie, tieWithout, row == subject);
      before = row;
      beforeWithout = row == subject ? beforeWithout : row;
      row = rows.next(row);
    }
  }

  /** Rows of a rank beyond the range never come back where nothing is taken away. */
  private void forget(long end) {
    if (spec.function() == TopNSpec.Function.ROW_NUMBER) {
      while (rows.count(keys, done) > end) {
        rows.delete(rows.last(keys, done));
      }
      return;
    }
    RankChanges all = changes;
    all.begin(1, Long.MAX_VALUE);
    long before = -1;
    for (long row = rows.first(keys, done); row >= 0; row = rows.next(row)) {
      boolean tie = before >= 0 && rows.isTie(before, row);
      all.add(row, tie, tie, false);
      before = row;
    }
    for (int i = all.size() - 1; i >= 0 && all.with(i) > end; i--) {
      rows.delete(all.handle(i));
    }
  }
}
