package io.millrace.executor.operators.rank;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.encoding.Layout;
import io.millrace.data.encoding.RowWriter;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.rank.TopNSpec.Function;
import io.millrace.executor.operators.rows.Layouts;
import io.millrace.state.table.Readiness;

/**
 * What {@link TopN} computes, where few rows of each partition come out: its first rows stand
 * together in one row of state, so that a row of input costs one lookup and most of those that come
 * too far behind are turned away by a look at the last sort key. If rows may be taken away, those
 * behind the list stand in order in a table of their own, and fill the list up when it gets short.
 */
public final class TopFew implements Operator {
  private static final long MOST_WANTED = 64;
  private static final int LIST_ROWS = 32;
  private static final int LIST_BYTES = 4096;

  private final TopNSpec spec;
  private final int end;
  private final boolean insertOnly;
  private final RankChanges changes;
  private final RowWriter writer;
  private final RankedList list;
  private final RankedLists lists;
  private final SliceWriter rowBytes = new SliceWriter();
  private final Slice sort = new Slice();
  private final Slice row = new Slice();

  /** Rows behind the lists; null if nothing is taken away. */
  private RankedRows behind;

  private RankOutput output;
  private int done;

  public TopFew(TopNSpec spec) {
    this.spec = spec;
    this.end = (int) spec.range().end();
    this.insertOnly = spec.form().insertOnly();
    this.changes = new RankChanges(spec.function());
    Layout layout = Layouts.numbered("c", spec.types());
    this.writer = new RowWriter(layout);
    this.list = new RankedList(layout, false);
    this.lists = new RankedLists(spec, list, insertOnly);
  }

  /** Whether this operator can do what is specified; any other may. */
  public static boolean fits(TopNSpec spec) {
    TopNSpec.Range range = spec.range();
    boolean few = range.endColumn() < 0 && range.end() >= 1 && range.end() <= MOST_WANTED;
    // Each row of state lives as long as its time to live, so rows that have one stand alone.
    return few && spec.function() == Function.ROW_NUMBER && spec.stateTtlMillis() == 0;
  }

  @Override
  public void open(OperatorContext context) {
    lists.open(context, "first");
    behind = insertOnly ? null : new RankedRows(spec, context);
    output = new RankOutput(spec, list);
  }

  @Override
  public Readiness prepare(int input, Batch batch) {
    boolean ready = lists.prepare(batch) == Readiness.READY;
    ready &= behind == null || behind.load(lists.keys()) == Readiness.READY;
    return ready ? Readiness.READY : Readiness.PENDING;
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    if (done == 0) {
      lists.begin(batch);
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
    if (behind != null) {
      behind.unpin();
    }
    return Progress.DONE;
  }

  private void process(Batch batch, int position) {
    boolean retraction = RowKind.isRetraction(batch.kindAt(position));
    if (!retraction && lists.isBehindAll()) {
      return;
    }
    Slice own = lists.sort();
    sort.set(own.array, own.offset, own.length);
    int count = lists.openList();
    int place = retraction ? -1 : list.placeOf(sort);
    if (place == end && insertOnly) {
      return;
    }
    rowBytes.truncate(0);
    writer.write(batch.columns(), position, rowBytes);
    rowBytes.view(row);
    if (retraction) {
      remove();
    } else if (place == count && lists.behind() > 0) {
      behind.add(lists.keys(), done, sort, row);
      lists.addBehind(1);
    } else {
      add(place);
    }
  }

  private void add(int place) {
    list.insert(place, sort, row);
    changes.beginBehind(spec.range().start(), end, place);
    for (int i = place; i < list.size() && changes.add(i, false, false, i == place); i++) {}
    output.added(changes);
    if (insertOnly && list.size() > end) {
      list.removeLast();
    } else if (!insertOnly && list.size() > most()) {
      shorten();
    }
    lists.store();
  }

  /** How long the list may get: where more rows come out, or shorter ones, longer. */
  private int most() {
    boolean small = list.length() <= LIST_BYTES;
    return Math.max(small ? LIST_ROWS : 0, 2 * (end + 1));
  }

  /** Moves the last rows of the list behind it. */
  private void shorten() {
    int keep = Math.max(end + 1, list.size() / 2);
    int moved = list.size() - keep;
    while (list.size() > keep) {
      int last = list.size() - 1;
      behind.addFirst(lists.keys(), done, list.sortKey(last, sort), list.row(last, row));
      list.removeLast();
    }
    lists.addBehind(moved);
  }

  private void remove() {
    int place = list.find(sort, row);
    if (place < 0) {
      if (lists.behind() > 0 && behind.remove(lists.keys(), done, sort, row)) {
        lists.addBehind(-1);
      }
      lists.noteIfEmpty();
      return;
    }
    changes.beginBehind(spec.range().start(), end, place);
    for (int i = place; i < list.size() && changes.add(i, false, false, i == place); i++) {}
    output.removed(changes);
    list.remove(place);
    if (list.size() <= end && lists.behind() > 0) {
      fill();
    }
    lists.store();
  }

  /** Moves the first rows behind the list into it. */
  private void fill() {
    int wanted = Math.max(end + 1, most() / 2);
    long moved = 0;
    while (list.size() < wanted && behind.takeFirst(lists.keys(), done, sort, row)) {
      list.insert(list.size(), sort, row);
      behind.deleteTaken();
      moved++;
    }
    lists.addBehind(-moved);
  }
}
