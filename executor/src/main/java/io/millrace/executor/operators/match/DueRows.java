package io.millrace.executor.operators.match;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.Layout;
import io.millrace.data.encoding.RowReader;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operators.order.WaitingRows;
import io.millrace.executor.operators.rows.Gather;
import io.millrace.executor.operators.rows.SortColumn;
import io.millrace.executor.operators.rows.SortEncoding;
import io.millrace.executor.operators.rows.StableOrder;
import io.millrace.state.table.Readiness;

/**
 * Rows that wait for the watermark, and those whose time has come, by key: keys in the order of
 * their first row; the rows of a key by time, further columns, and arrival.
 */
final class DueRows {
  private static final int NONE = -1;

  private final WaitingRows waiting;
  private final SortEncoding order;
  private final RowReader reader;
  private final ColumnBuilder[] builders;

  /** The sort keys of rows of one key and time, end to end, and where each ends. */
  private final SliceWriter sortKeys = new SliceWriter();

  private int[] sortEnds = new int[64];
  private final StableOrder ties = new StableOrder(this::compareTies);
  private final Slice view = new Slice();
  private final Slice other = new Slice();

  /** The key of each row, then of each key once. */
  private final KeyBatch all;

  private final KeyNumbers distinct;

  /** By key: its first and last row and their number; by row: the next one of its key. */
  private int[] heads = new int[256];

  private int[] tails = new int[256];
  private int[] counts = new int[256];
  private int[] nexts = new int[256];

  /** Rows of the piece in their order, by places among those that are due. */
  private int[] places = new int[256];

  /** The next key that nobody has taken. */
  private int nextKey;

  /** Whether some rows are being brought into memory to be taken out. */
  private boolean taking;

  DueRows(MatchSpec spec, Layout layout, OperatorContext context) {
    waiting = new WaitingRows("waiting", spec.types(), context);
    all = new KeyBatch(context.maxParallelism());
    distinct = new KeyNumbers(context.maxParallelism());
    reader = new RowReader(layout);
    boolean ordered = !spec.order().isEmpty();
    builders = ordered ? Gather.builders(spec.types(), 256) : new ColumnBuilder[0];
    order =
        ordered
            ? new SortEncoding(
                spec.types(),
                spec.order().stream()
                    .map(o -> new SortColumn(o.column(), o.descending(), !o.descending()))
                    .toList())
            : null;
  }

  WaitingRows waiting() {
    return waiting;
  }

  /** Whether a row may be due at a time. */
  boolean mayBeDue(long time) {
    return hasKeys() || taking || !waiting.isKnown() || waiting.earliest() <= time;
  }

  /** Whether keys are left of those that were taken out. */
  boolean hasKeys() {
    return nextKey < distinct.size();
  }

  /** Takes out the next rows that are due; none may be taken out that were not released. */
  Readiness take(long time) {
    taking = waiting.take(time) == Readiness.PENDING;
    if (taking) {
      return Readiness.PENDING;
    }
    int size = waiting.due().size();
    if (size > 0) {
      waiting.due().copyTo(0, size, all);
      reserve(size);
      for (int i = 0; i < size; i++) {
        places[i] = i;
      }
      if (order != null) {
        sort(size);
      }
      chain(size);
    }
    return Readiness.READY;
  }

  private void reserve(int size) {
    if (places.length < size) {
      places = new int[size];
      nexts = new int[size];
      heads = new int[size];
      tails = new int[size];
      counts = new int[size];
    }
  }

  /** Orders rows of one key and time, which stand side by side, by further columns. */
  private void sort(int size) {
    for (int from = 0; from < size; ) {
      int to = from + 1;
      while (to < size && waiting.due().areEqual(from, to)) {
        to++;
      }
      if (to - from > 1) {
        sort(from, to);
      }
      from = to;
    }
  }

  private void sort(int from, int to) {
    for (int i = from; i < to; i++) {
      waiting.row(i, view);
      reader.read(view.array, view.offset, builders);
    }
    Batch rows = Batch.of(to - from, Gather.build(builders));
    sortKeys.truncate(0);
    if (sortEnds.length < to - from) {
      sortEnds = new int[to - from];
    }
    for (int i = 0; i < to - from; i++) {
      order.write(rows, i, sortKeys);
      sortEnds[i] = sortKeys.length();
    }
    ties.sort(to - from);
    for (int i = from; i < to; i++) {
      places[i] = from + ties.at(i - from);
    }
  }

  private int compareTies(int x, int y) {
    return sortKey(x, view).compareTo(sortKey(y, other));
  }

  private Slice sortKey(int tie, Slice target) {
    int start = tie == 0 ? 0 : sortEnds[tie - 1];
    return target.set(sortKeys.array(), start, sortEnds[tie] - start);
  }

  private void chain(int size) {
    for (int i = 0; i < size; i++) {
      int place = places[i];
      int known = distinct.size();
      all.key(place, view);
      int key = distinct.numberOf(view, all.hashes()[place], all.keyGroups()[place]);
      nexts[i] = NONE;
      if (key == known) {
        heads[key] = i;
        counts[key] = 0;
      } else {
        nexts[tails[key]] = i;
      }
      tails[key] = i;
      counts[key]++;
    }
  }

  /**
   * Appends keys whose rows nobody has taken to {@code keys}.
   *
   * @return the number of the first of them
   */
  int nextKeys(int mostKeys, int mostRows, KeyBatch keys) {
    int first = nextKey;
    int rows = 0;
    while (nextKey < distinct.size() && nextKey - first < mostKeys && rows < mostRows) {
      rows += counts[nextKey];
      KeyBatch each = distinct.keys();
      each.key(nextKey, view);
      int hash = each.hashes()[nextKey];
      keys.add(view.array, view.offset, view.length, hash, each.keyGroups()[nextKey]);
      nextKey++;
    }
    return first;
  }

  /** Forgets the rows that were taken out, once the keys of all have taken them. */
  void release() {
    waiting.release();
    distinct.clear();
    nextKey = 0;
  }

  int count(int key) {
    return counts[key];
  }

  /** The first row of a key. */
  int first(int key) {
    return heads[key];
  }

  /** The row of its key behind another one, -1 if there is none. */
  int after(int row) {
    return nexts[row];
  }

  long time(int row) {
    return waiting.due().time(places[row]);
  }

  Slice row(int row, Slice target) {
    return waiting.row(places[row], target);
  }
}
