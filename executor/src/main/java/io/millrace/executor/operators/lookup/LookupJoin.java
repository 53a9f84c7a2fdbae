package io.millrace.executor.operators.lookup;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.WatermarkRuns;
import io.millrace.data.bytes.Slice;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.error.MillraceException;
import io.millrace.executor.kernel.BatchFunction;
import io.millrace.executor.kernel.RowPredicate;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.pairs.PairBuffer;
import io.millrace.executor.spi.LookupSource;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * Each row with what a table has for its key at the moment. The distinct keys of a batch are asked
 * for at once, many at a time; their rows come out when all have been answered, in their order and
 * with the watermarks that stood between them. A barrier waits for that too, so nothing is in
 * flight in a snapshot: what was being asked is asked again after a restore.
 */
public final class LookupJoin implements Operator {
  /** Questions that are open at a time: the default of {@code …async-lookup.buffer-capacity}. */
  private static final int MOST_OPEN = 100;

  private static final int PIECE = 1024;

  private final LookupSpec spec;
  private final BatchFunction keyColumns;
  private final LookupSource source;
  private final KeyEncoding encoding;
  private final int[] all;
  private final PairBuffer pairs;
  private final Answers answers;
  private final KeyBytes probe = new KeyBytes();
  private final Slice view = new Slice();

  /** What came, from whichever thread. */
  private final Queue<Answered> arrived = new ConcurrentLinkedQueue<>();

  private final ArrayDeque<Integer> toAsk = new ArrayDeque<>();
  private OperatorContext context;
  private LookupSource.Lookup lookup;
  private KeyBatch keys;
  private Batch rows;
  private Batch keyRows;
  private Batch[] found = {};
  private int open;
  private int row;
  private int run;

  /** Next of the rows found for {@link #row}; 0 when it begins. */
  private int match;

  private boolean rowMet;
  private final int[] pairRows = new int[PIECE];

  /** An answer to a key; {@code rows} is null if it failed. */
  private record Answered(KeyBytes key, Batch rows, Exception failure) {}

  /**
   * @param keyColumns gives the values of the keys, as columns, row by row
   * @param condition over the columns of input and table, beyond the keys; null: none
   */
  public LookupJoin(
      LookupSpec spec, BatchFunction keyColumns, RowPredicate condition, LookupSource source) {
    this.spec = spec;
    this.keyColumns = keyColumns;
    this.source = source;
    this.encoding = KeyEncoding.of(spec.keyTypes());
    this.all = IntStream.range(0, spec.keyTypes().size()).toArray();
    this.pairs = new PairBuffer(spec.inputTypes(), spec.tableTypes(), true, condition);
    this.answers = new Answers(spec.cache());
  }

  @Override
  public void open(OperatorContext context) {
    this.context = context;
    keys = new KeyBatch(context.maxParallelism());
    lookup = source.open();
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    if (rows == null) {
      begin(batch);
    }
    takeAnswers();
    while (open < MOST_OPEN && !toAsk.isEmpty()) {
      ask(toAsk.poll());
    }
    if (open > 0) {
      takeAnswers();
    }
    if (open > 0 || !toAsk.isEmpty()) {
      return open > 0 ? Progress.PENDING : Progress.MORE;
    }
    while (row < rows.rows()) {
      if (!out.hasRoom()) {
        return Progress.MORE;
      }
      workPiece(out);
    }
    answers.trim();
    rows = null;
    return Progress.DONE;
  }

  private void begin(Batch batch) {
    rows = batch.compact();
    row = 0;
    run = 0;
    match = 0;
    rowMet = false;
    keyRows = keyColumns.apply(rows.withKinds(null).withWatermarks(null)).compact();
    encoding.encode(keyRows, all, keys);
    answers.expire(context.currentTimeMillis());
    found = found.length < rows.rows() ? new Batch[rows.rows()] : found;
    for (int i = 0; i < rows.rows(); i++) {
      found[i] = null;
      KeyBytes key = probe.set(keys.key(i, view));
      if (!hasNull(i) && !answers.isKnown(key)) {
        answers.expect(key.copy());
        toAsk.add(i);
      }
    }
  }

  private boolean hasNull(int i) {
    for (int c = 0; c < all.length; c++) {
      if (keyRows.column(c).isNull(i)) {
        return true;
      }
    }
    return false;
  }

  private void ask(int i) {
    KeyBytes key = probe.set(keys.key(i, view)).copy();
    open++;
    AtomicBoolean done = new AtomicBoolean();
    lookup.ask(
        keyRows,
        i,
        new LookupSource.Answer() {
          @Override
          public void found(Batch rows) {
            arrive(done, new Answered(key, rows, null));
          }

          @Override
          public void failed(Exception failure) {
            arrive(done, new Answered(key, null, failure));
          }
        });
  }

  private void arrive(AtomicBoolean done, Answered answer) {
    if (done.compareAndSet(false, true)) {
      arrived.add(answer);
      context.wake();
    }
  }

  private void takeAnswers() {
    for (Answered each = arrived.poll(); each != null; each = arrived.poll()) {
      open--;
      if (each.failure instanceof MillraceException known) {
        throw known;
      }
      if (each.failure != null) {
        throw MillraceException.passing(
            "cannot look up in table '" + spec.table() + "': " + each.failure.getMessage(),
            each.failure);
      }
      answers.put(each.key, each.rows.compact(), context.currentTimeMillis());
    }
  }

  /** Pairs of some rows, up to the next watermark. */
  private void workPiece(Output out) {
    int to = rows.rows();
    WatermarkRuns runs = rows.watermarks();
    if (runs != null) {
      while (runs.ends()[run] <= row) {
        run++;
      }
      out.emitWatermark(runs.values()[run]);
      to = runs.ends()[run];
    }
    pairs.clear();
    int first = row;
    boolean firstMet = rowMet;
    while (row < to && row - first < PIECE && pairs.size() < PIECE) {
      Batch known = hasNull(row) ? null : answers.find(probe.set(keys.key(row, view)));
      int count = known == null ? 0 : known.rows();
      while (match < count && pairs.size() < PIECE) {
        read(known, match++);
        pairRows[pairs.size()] = row;
        pairs.add(row);
      }
      if (match < count) {
        break;
      }
      match = 0;
      row++;
    }
    emit(first, firstMet, out);
  }

  private void emit(int first, boolean firstMet, Output out) {
    pairs.match(rows);
    int pair = 0;
    boolean met = firstMet;
    for (int i = first; i <= row && i < rows.rows(); i++) {
      for (; pair < pairs.size() && pairRows[pair] == i; pair++) {
        if (pairs.isMatch(pair)) {
          met = true;
          pairs.emit(pair, rows.kindAt(i), 1);
        }
      }
      if (i == row) {
        break;
      }
      if (!met && spec.outer()) {
        pairs.emitAlone(i, rows.kindAt(i));
      }
      met = false;
    }
    rowMet = met;
    if (pairs.rows() > 0) {
      out.emit(pairs.build(rows));
    }
  }

  private void read(Batch known, int i) {
    ColumnBuilder[] builders = pairs.other();
    for (int c = 0; c < builders.length; c++) {
      Column column = known.column(c);
      builders[c].copyFrom(column, i);
    }
  }

  @Override
  public void close() {
    if (lookup != null) {
      lookup.close();
    }
  }
}
