package io.millrace.executor.operators.rank;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.encoding.Layout;
import io.millrace.data.encoding.RowWriter;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.rank.TopNSpec.Function;
import io.millrace.executor.operators.rows.Layouts;
import io.millrace.executor.operators.rows.SortEncoding;
import io.millrace.state.table.KeyedTable;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.TableSpec;
import java.util.Arrays;

/**
 * What {@link TopN} computes, where few rows of each partition come out: its first rows stand
 * together in one row of state, so that a row of input costs one lookup and most of those that come
 * too far behind are turned away by a look at the last sort key. If rows may be taken away, those
 * behind the list stand in order in a table of their own, and fill the list up when it gets short.
 */
public final class TopFew implements Operator {
  private static final int PIECE = 1024;

  /** Rows whose state is brought to the cache at the same time. */
  private static final int WARM_ROWS = 128;

  private static final long MOST_WANTED = 64;
  private static final int LIST_ROWS = 32;
  private static final int LIST_BYTES = 4096;

  /** Bytes that a list which gets shorter keeps: mostly a row comes where one goes. */
  private static final int MOST_SPARE = 256;

  private static final int COUNT = 0;

  /** How many rows stand behind the list. */
  private static final int BEHIND = 1;

  /** How the sort key of the last row begins, if the list is full and nothing is taken away. */
  private static final int LAST = 2;

  private final TopNSpec spec;
  private final int end;
  private final boolean insertOnly;
  private final KeyEncoding encoding;
  private final int[] partition;
  private final RankChanges changes;
  private final SortEncoding order;
  private final Layout layout;
  private final RowWriter writer;
  private final RankedList list;
  private final SliceWriter sorts = new SliceWriter();
  private final int[] sortEnds = new int[WARM_ROWS];
  private final SliceWriter rowBytes = new SliceWriter();
  private final Slice sort = new Slice();
  private final Slice row = new Slice();
  private final Slice view = new Slice();
  private KeyedTable table;

  /** Rows behind the lists; null if nothing is taken away. */
  private RankedRows behind;

  private RankOutput output;
  private KeyBatch keys;
  private Batch encoded;
  private long[] handles = new long[1024];
  private int done;
  private int warmed;

  /** Partitions that got empty, some more than once. */
  private long[] emptied = new long[16];

  private int emptiedCount;

  /** Keeps loads that only warm the cache from being optimised away. */
  private int sink;

  public TopFew(TopNSpec spec) {
    this.spec = spec;
    this.end = (int) spec.range().end();
    this.insertOnly = spec.form().insertOnly();
    this.encoding = KeyEncoding.of(spec.partitionTypes());
    this.partition = spec.partition().stream().mapToInt(Integer::intValue).toArray();
    this.changes = new RankChanges(spec.function());
    this.order = new SortEncoding(spec.types(), spec.sort());
    this.layout = Layouts.numbered("c", spec.types());
    this.writer = new RowWriter(layout);
    this.list = new RankedList(layout);
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
    keys = new KeyBatch(context.maxParallelism());
    Layout key = Layouts.numbered("k", spec.partitionTypes());
    table = context.state().keyed(new TableSpec("first", 3, true, 0, key, layout));
    behind = insertOnly ? null : new RankedRows(spec, context);
    output = new RankOutput(spec, list);
  }

  @Override
  public Readiness prepare(int input, Batch batch) {
    if (encoded != batch) {
      encoding.encode(batch, partition, keys);
      encoded = batch;
    }
    boolean ready = table.load(keys) == Readiness.READY;
    ready &= behind == null || behind.load(keys) == Readiness.READY;
    return ready ? Readiness.READY : Readiness.PENDING;
  }

  @Override
  public Progress process(int input, Batch batch, Output out) {
    if (done == 0 && warmed == 0) {
      if (handles.length < batch.rows()) {
        handles = new long[batch.rows()];
      }
      table.findOrInsert(keys, 0, batch.rows(), handles);
    }
    while (done < batch.rows()) {
      if (output.size() >= PIECE) {
        if (!out.hasRoom()) {
          return Progress.MORE;
        }
        out.emit(output.build());
      }
      if (done == warmed) {
        warm(batch);
      }
      process(batch, batch.position(done));
      done++;
    }
    if (output.size() > 0) {
      if (!out.hasRoom()) {
        return Progress.MORE;
      }
      out.emit(output.build());
    }
    finish();
    return Progress.DONE;
  }

  private void finish() {
    done = 0;
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
    if (behind != null) {
      behind.unpin();
    }
  }

  /**
   * Encodes the sort keys of the next rows and brings the lists that they will read to the cache.
   */
  private void warm(Batch batch) {
    int to = Math.min(batch.rows(), warmed + WARM_ROWS);
    sorts.truncate(0);
    for (int i = warmed; i < to; i++) {
      order.write(batch, batch.position(i), sorts);
      sortEnds[i - warmed] = sorts.length();
    }
    int sum = 0;
    for (int i = warmed; i < to; i++) {
      if (!isBehindAll(handles[i], sortKey(i - warmed))) {
        table.bytes(handles[i], view);
        for (int at = 0; at < view.length; at += 64) {
          sum += view.array[view.offset + at];
        }
      }
    }
    sink = sum;
    warmed = to;
  }

  private Slice sortKey(int i) {
    int start = i == 0 ? 0 : sortEnds[i - 1];
    return sort.set(sorts.array(), start, sortEnds[i] - start);
  }

  /** Whether a row surely comes too far behind, as far as a look at its beginning tells. */
  private boolean isBehindAll(long handle, Slice key) {
    return insertOnly
        && table.get(handle, COUNT) == end
        && Long.compareUnsigned(prefix(key), table.get(handle, LAST)) > 0;
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

  private void process(Batch batch, int position) {
    long handle = handles[done];
    sortKey(done % WARM_ROWS);
    boolean retraction = RowKind.isRetraction(batch.kindAt(position));
    if (!retraction && isBehindAll(handle, sort)) {
      return;
    }
    int count = (int) table.get(handle, COUNT);
    list.open(table.bytes(handle, view), count);
    int place = retraction ? -1 : list.placeOf(sort);
    if (place == end && insertOnly) {
      return;
    }
    rowBytes.truncate(0);
    writer.write(batch.columns(), position, rowBytes);
    rowBytes.view(row);
    if (retraction) {
      remove(handle);
    } else if (place == count && table.get(handle, BEHIND) > 0) {
      behind.add(keys, done, sort, row);
      touchBehind(handle, 1);
    } else {
      add(handle, place);
    }
  }

  private void add(long handle, int place) {
    list.insert(place, sort, row);
    changes.beginBehind(spec.range().start(), end, place);
    for (int i = place; i < list.size() && changes.add(i, false, false, i == place); i++) {}
    output.added(changes);
    table.touch(handle);
    if (insertOnly) {
      if (list.size() > end) {
        list.removeLast();
      }
      if (list.size() == end) {
        table.set(handle, LAST, prefix(list.sortKey(end - 1, view)));
      }
    } else if (list.size() > most()) {
      shorten(handle);
    }
    store(handle);
  }

  /** How long the list may get: where more rows come out, or shorter ones, longer. */
  private int most() {
    boolean small = list.length() <= LIST_BYTES;
    return Math.max(small ? LIST_ROWS : 0, 2 * (end + 1));
  }

  /** Moves the last rows of the list behind it. */
  private void shorten(long handle) {
    int keep = Math.max(end + 1, list.size() / 2);
    int moved = list.size() - keep;
    while (list.size() > keep) {
      int last = list.size() - 1;
      behind.addFirst(keys, done, list.sortKey(last, sort), list.row(last, row));
      list.removeLast();
    }
    touchBehind(handle, moved);
  }

  private void remove(long handle) {
    int place = list.find(sort, row);
    if (place < 0) {
      if (table.get(handle, BEHIND) > 0 && behind.remove(keys, done, sort, row)) {
        touchBehind(handle, -1);
      } else if (list.size() == 0) {
        noteEmpty(handle);
      }
      return;
    }
    changes.beginBehind(spec.range().start(), end, place);
    for (int i = place; i < list.size() && changes.add(i, false, false, i == place); i++) {}
    output.removed(changes);
    list.remove(place);
    table.touch(handle);
    if (list.size() <= end && table.get(handle, BEHIND) > 0) {
      fill(handle);
    }
    store(handle);
    if (list.size() == 0) {
      noteEmpty(handle);
    }
  }

  /** Moves the first rows behind the list into it. */
  private void fill(long handle) {
    int wanted = Math.max(end + 1, most() / 2);
    long moved = 0;
    while (list.size() < wanted && behind.takeFirst(keys, done, sort, row)) {
      list.insert(list.size(), sort, row);
      behind.deleteTaken();
      moved++;
    }
    touchBehind(handle, -moved);
  }

  private void touchBehind(long handle, long more) {
    table.touch(handle);
    table.set(handle, BEHIND, table.get(handle, BEHIND) + more);
  }

  private void store(long handle) {
    table.set(handle, COUNT, list.size());
    int shorter = table.bytes(handle, view).length - list.length();
    int spare = list.size() > 0 && shorter > 0 && shorter <= MOST_SPARE ? shorter : 0;
    table.setBytes(handle, list.array(spare), list.offset(), list.length() + spare);
  }

  private void noteEmpty(long handle) {
    if (emptiedCount == emptied.length) {
      emptied = Arrays.copyOf(emptied, emptiedCount * 2);
    }
    emptied[emptiedCount++] = handle;
  }
}
