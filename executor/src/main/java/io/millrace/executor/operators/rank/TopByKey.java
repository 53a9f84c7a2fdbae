package io.millrace.executor.operators.rank;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.encoding.Layout;
import io.millrace.data.encoding.RowReader;
import io.millrace.data.encoding.RowWriter;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.rows.Layouts;
import io.millrace.state.table.Readiness;
import java.util.List;

/**
 * The first rows of each partition by ROW_NUMBER, where a row takes the place of the one with its
 * key and only ever comes nearer to the first rank. Rows behind the last rank wanted are not kept:
 * none before them goes, and they come again when they are updated. So a row costs one lookup, and
 * most that are too far behind are turned away by a look at the last sort key. -U says nothing; a
 * row whose sort key has not changed stays where it is among its equals. Should one move back, all
 * the same, as a sum that overflows, it does so among the rows that are kept, but is not seen if it
 * comes behind all that are wanted.
 */
public final class TopByKey implements Operator, RankOutput.Rows {
  private final TopNSpec spec;
  private final int end;
  private final KeyEncoding encoding;
  private final int[] keyColumns;
  private final RowWriter writer;
  private final RowReader reader;
  private final RankedList list;
  private final RankedLists lists;
  private final RankOutput output;
  private final RankChanges changes;
  private final SliceWriter keyBytes = new SliceWriter();
  private final SliceWriter rowBytes = new SliceWriter();
  private final Slice key = new Slice();
  private final Slice row = new Slice();
  private final Slice view = new Slice();
  private final Column[] keyValues;
  private int done;

  /**
   * @param spec of ROW_NUMBER up to a few rows, without a time to live
   * @param key columns that identify a row within its partition
   */
  public TopByKey(TopNSpec spec, List<Integer> key) {
    if (!TopFew.fits(spec)) {
      throw new IllegalArgumentException("too many rows to keep them together: " + spec);
    }
    this.spec = spec;
    this.end = (int) spec.range().end();
    this.keyColumns = key.stream().mapToInt(Integer::intValue).toArray();
    this.keyValues = new Column[keyColumns.length];
    this.encoding = KeyEncoding.of(key.stream().map(spec.types()::get).toList());
    Layout layout = Layouts.numbered("c", spec.types());
    this.writer = new RowWriter(layout);
    this.reader = new RowReader(layout);
    this.list = new RankedList(layout, true);
    this.lists = new RankedLists(spec, list, true);
    this.output = new RankOutput(spec, this);
    this.changes = new RankChanges(spec.function());
  }

  @Override
  public void open(OperatorContext context) {
    lists.open(context, "first by key");
  }

  @Override
  public Readiness prepare(int input, Batch batch) {
    return lists.prepare(batch);
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    if (done == 0) {
      lists.begin(batch);
    }
    for (int i = 0; i < keyColumns.length; i++) {
      keyValues[i] = batch.column(keyColumns[i]);
    }
    while (done < batch.rows()) {
      if (!output.emit(RankOutput.PIECE, out)) {
        return Progress.MORE;
      }
      lists.at(batch, done);
      process(batch, batch.position(done));
      done++;
    }
    if (!output.emit(1, out)) {
      return Progress.MORE;
    }
    done = 0;
    lists.finish();
    return Progress.DONE;
  }

  private void process(Batch batch, int position) {
    byte kind = batch.kindAt(position);
    if (kind == RowKind.UB) {
      lists.noteIfEmpty();
      return;
    }
    if (kind != RowKind.D && lists.isBehindAll()) {
      return;
    }
    keyBytes.truncate(0);
    encoding.encode(keyValues, position, keyBytes);
    keyBytes.view(key);
    int count = lists.openList();
    int from = list.findKey(key);
    if (kind == RowKind.D) {
      remove(from);
      return;
    }
    rowBytes.truncate(0);
    writer.write(batch.columns(), position, rowBytes);
    rowBytes.view(row);
    put(from, count);
  }

  private void put(int from, int count) {
    Slice sort = lists.sort();
    int to = list.placeOf(sort);
    if (from >= 0) {
      to = list.sortKey(from, view).contentEquals(sort) ? from : to > from ? to - 1 : to;
      if (to == from && list.row(from, view).contentEquals(row)) {
        return;
      }
    } else if (to == end) {
      return;
    }
    output.replaced(from, to, count);
    list.replace(from, to, sort, key, row);
    if (list.size() > end) {
      list.removeLast();
    }
    lists.store();
  }

  /** What stood behind the list is not known: it gets shorter, and all that comes is in it. */
  private void remove(int place) {
    if (place < 0) {
      lists.noteIfEmpty();
      return;
    }
    changes.beginBehind(spec.range().start(), end, place);
    for (int i = place; i < list.size() && changes.add(i, false, false, i == place); i++) {}
    output.removed(changes);
    list.remove(place);
    lists.store();
  }

  @Override
  public void read(long handle, ColumnBuilder[] out) {
    if (handle == RankOutput.COMING) {
      reader.read(row.array, row.offset, out);
    } else {
      list.read(handle, out);
    }
  }
}
