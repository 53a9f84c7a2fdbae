package io.millrace.executor.operators.rank;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.encoding.Layout;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operators.rows.Layouts;
import io.millrace.executor.operators.rows.SortEncoding;
import io.millrace.state.table.KeyedTable;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.TableSpec;
import java.util.Arrays;

/**
 * A {@link RankedList} for every partition, each in one row of state, and the way through a batch:
 * {@link #prepare}, {@link #begin}, {@link #at} for each row in turn, {@link #finish}. Sort keys
 * are encoded, and lists brought to the cache, for many rows at a time. Where lists are cut at the
 * last rank wanted, most rows that come behind it are turned away by {@link #isBehindAll}, without
 * a look at the list.
 */
final class RankedLists {
  /** Rows whose state is brought to the cache at the same time. */
  private static final int WARM_ROWS = 128;

  /** Bytes that a list which gets shorter keeps: mostly a row comes where one goes. */
  private static final int MOST_SPARE = 256;

  private static final int COUNT = 0;

  /** How many rows stand behind the list. */
  private static final int BEHIND = 1;

  /** How the sort key of the last row begins, if the list is full and cut. */
  private static final int LAST = 2;

  private final TopNSpec spec;
  private final RankedList list;
  private final boolean cut;
  private final int end;
  private final KeyEncoding encoding;
  private final int[] partition;
  private final SortEncoding order;
  private final SliceWriter sorts = new SliceWriter();
  private final int[] sortEnds = new int[WARM_ROWS];
  private final Slice sort = new Slice();
  private final Slice view = new Slice();
  private KeyedTable table;
  private KeyBatch keys;
  private Batch encoded;
  private long[] handles = new long[1024];
  private int warmed;
  private int row;

  /** Partitions that got empty, some more than once. */
  private long[] emptied = new long[16];

  private int emptiedCount;

  /** Keeps loads that only warm the cache from being optimised away. */
  private int sink;

  /**
   * @param list that the lists are read and changed by
   * @param cut whether lists end at the last rank wanted
   */
  RankedLists(TopNSpec spec, RankedList list, boolean cut) {
    this.spec = spec;
    this.list = list;
    this.cut = cut;
    this.end = (int) spec.range().end();
    this.encoding = KeyEncoding.of(spec.partitionTypes());
    this.partition = spec.partition().stream().mapToInt(Integer::intValue).toArray();
    this.order = new SortEncoding(spec.types(), spec.sort());
  }

  void open(OperatorContext context, String name) {
    keys = new KeyBatch(context.maxParallelism());
    Layout key = Layouts.numbered("k", spec.partitionTypes());
    Layout layout = Layouts.numbered("c", spec.types());
    table = context.state().keyed(new TableSpec(name, 3, true, 0, key, layout));
  }

  Readiness prepare(Batch batch) {
    if (encoded != batch) {
      encoding.encode(batch, partition, keys);
      encoded = batch;
    }
    return table.load(keys);
  }

  /** The partitions of the rows of the batch. */
  KeyBatch keys() {
    return keys;
  }

  void begin(Batch batch) {
    if (handles.length < batch.rows()) {
      handles = new long[batch.rows()];
    }
    table.findOrInsert(keys, 0, batch.rows(), handles);
  }

  /** Goes to a row of the batch, one after the other. */
  void at(Batch batch, int i) {
    if (i == warmed) {
      warm(batch);
    }
    row = i;
    sortKey(i % WARM_ROWS);
  }

  private void warm(Batch batch) {
    int to = Math.min(batch.rows(), warmed + WARM_ROWS);
    sorts.truncate(0);
    for (int i = warmed; i < to; i++) {
      order.write(batch, batch.position(i), sorts);
      sortEnds[i - warmed] = sorts.length();
    }
    int sum = 0;
    for (int i = warmed; i < to; i++) {
      sortKey(i - warmed);
      row = i;
      if (!isBehindAll()) {
        table.bytes(handles[i], view);
        for (int at = 0; at < view.length; at += 64) {
          sum += view.array[view.offset + at];
        }
      }
    }
    sink = sum;
    warmed = to;
  }

  private void sortKey(int i) {
    int start = i == 0 ? 0 : sortEnds[i - 1];
    sort.set(sorts.array(), start, sortEnds[i] - start);
  }

  /** The sort key of the row. */
  Slice sort() {
    return sort;
  }

  /** Whether the row surely comes too far behind, as far as a look at its sort key tells. */
  boolean isBehindAll() {
    long handle = handles[row];
    return cut
        && table.get(handle, COUNT) == end
        && Long.compareUnsigned(prefix(sort), table.get(handle, LAST)) > 0;
  }

  /** The first eight bytes of a sort key, those of another one of its kind at least as long. */
  private static long prefix(Slice key) {
    if (key.length >= Long.BYTES) {
      return Bytes.getLong(key.array, key.offset);
    }
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = value << 8 | (i < key.length ? key.array[key.offset + i] & 0xFF : 0);
    }
    return value;
  }

  /** Opens the list of the row's partition; returns how long it is. */
  int openList() {
    long handle = handles[row];
    int count = (int) table.get(handle, COUNT);
    list.open(table.bytes(handle, view), count);
    return count;
  }

  /** How many rows stand behind the list of the row's partition. */
  long behind() {
    return table.get(handles[row], BEHIND);
  }

  void addBehind(long more) {
    table.touch(handles[row]);
    table.set(handles[row], BEHIND, behind() + more);
  }

  /** Puts the list, which was changed, back into state. */
  void store() {
    long handle = handles[row];
    table.touch(handle);
    if (cut && list.size() == end) {
      table.set(handle, LAST, prefix(list.sortKey(end - 1, view)));
    }
    table.set(handle, COUNT, list.size());
    int shorter = table.bytes(handle, view).length - list.length();
    int spare = list.size() > 0 && shorter > 0 && shorter <= MOST_SPARE ? shorter : 0;
    table.setBytes(handle, list.array(spare), list.offset(), list.length() + spare);
    noteIfEmpty();
  }

  /** If the list of the row's partition is empty, forgets it when the batch is over. */
  void noteIfEmpty() {
    long handle = handles[row];
    if (table.get(handle, COUNT) > 0) {
      return;
    }
    if (emptiedCount == emptied.length) {
      emptied = Arrays.copyOf(emptied, emptiedCount * 2);
    }
    emptied[emptiedCount++] = handle;
  }

  void finish() {
    warmed = 0;
    encoded = null;
    Arrays.sort(emptied, 0, emptiedCount);
    for (int i = 0; i < emptiedCount; i++) {
      boolean again = i > 0 && emptied[i] == emptied[i - 1];
      if (!again && table.get(emptied[i], COUNT) == 0) {
        table.delete(emptied[i]);
      }
    }
    emptiedCount = 0;
    table.unpin();
  }
}
