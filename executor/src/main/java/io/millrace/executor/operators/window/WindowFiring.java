package io.millrace.executor.operators.window;

import io.millrace.data.bytes.Slice;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.executor.kernel.MergeKernel;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.state.table.KeyGroupRange;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.StateRows;
import io.millrace.state.table.WindowTable;
import java.util.Arrays;

/**
 * Fires windows in the order of their ends, piece by piece: a window of many slices is put together
 * and emitted one key group after the other, so that rows flow meanwhile and what is put together
 * stays in the cache; then slices that no window needs any more are dropped.
 */
final class WindowFiring {
  /** Pieces put together in one call. */
  private static final int MERGES_A_CALL = 8;

  private final WindowFrame frame;
  private final WindowTime time;
  private final WindowTables tables;
  private final WindowRows rows;
  private final ElementSweep sweep;
  private final KeyGroupRange keyGroups;
  private final KeyBatch keys;
  private final StateRows tableRows;
  private final StateRows mergedRows;
  private final long[] piece = new long[WindowRows.PIECE];
  private final long[] targets = new long[WindowRows.PIECE];
  private final long[] windows = new long[WindowRows.PIECE];

  /** End of the next window to fire, and the watermark that fires it. */
  private long nextEnd = WindowFrame.NONE;

  private long nextInstant = Long.MAX_VALUE;

  /** While a window is being fired: its namespaces, and which of them is being put together. */
  private long[] sources;

  /** The key group that is being put together. */
  private int keyGroup;

  /** Pieces put together in this call. */
  private int merges;

  private int source;
  private boolean loaded;
  private WindowTable.Cursor cursor;

  /** Whether all groups of the window were written. */
  private boolean scanned;

  /** When the last window that fired was complete. */
  private long firedInstant = Long.MIN_VALUE;

  WindowFiring(WindowSpec spec, WindowTables tables, WindowTime time, OperatorContext context) {
    int keyGroups = context.maxParallelism();
    this.keyGroups = context.state().keyGroups();
    this.frame = spec.frame();
    this.time = time;
    this.tables = tables;
    this.rows = new WindowRows(spec, tables.kernel(), time);
    this.keys = new KeyBatch(keyGroups);
    this.sweep = new ElementSweep(tables.elements(), keyGroups);
    this.tableRows = tables.table();
    this.mergedRows = tables.merged();
  }

  /** Finds what is to be fired in what was restored. */
  void restore(long watermark) {
    for (long namespace : tables.table().namespaces()) {
      if (isOpen(namespace, watermark)) {
        schedule(namespace, watermark);
      }
    }
  }

  /** Whether rows of a namespace still count: some window that holds it has not fired. */
  boolean isOpen(long namespace, long watermark) {
    long last = tables.shared() ? frame.lastWindowEnd(namespace) : namespace;
    return last != WindowFrame.NONE && time.lastInstant(last) > watermark;
  }

  /** A namespace that is open gets rows. */
  void schedule(long namespace, long watermark) {
    if (namespace >= nextEnd) {
      return;
    }
    long end = namespace;
    while (time.lastInstant(end) <= watermark) {
      end += frame.slideMillis();
    }
    if (end < nextEnd) {
      nextEnd = end;
      nextInstant = time.lastInstant(end);
    }
  }

  /** The watermark that fires the next window; MAX if there is none. */
  long nextInstant() {
    return nextInstant;
  }

  /** The watermark that fired the last window; MIN if none has fired. */
  long firedInstant() {
    return firedInstant;
  }

  /** Fires all windows that are complete at a watermark. */
  Progress fire(long watermark, Output out) {
    merges = 0;
    while (nextEnd != WindowFrame.NONE && nextInstant <= watermark) {
      Progress progress = fireNext(out);
      if (progress != Progress.DONE) {
        return progress;
      }
    }
    if (!rows.isEmpty()) {
      if (!out.hasRoom()) {
        return Progress.MORE;
      }
      rows.emit(out);
    }
    return Progress.DONE;
  }

  private Progress fireNext(Output out) {
    if (sources == null) {
      sources = sourcesOf(nextEnd);
      source = 0;
      keyGroup = keyGroups.from();
      rewind();
      pinMerged();
    }
    Progress fired = sources.length == 1 ? emit(out) : fireGroups(out);
    if (fired == Progress.DONE) {
      close();
    }
    return fired;
  }

  private Progress fireGroups(Output out) {
    while (keyGroup < keyGroups.to()) {
      Progress merging = merge();
      Progress progress = merging == Progress.DONE ? emitMerged(out) : merging;
      if (progress != Progress.DONE) {
        return progress;
      }
      tables.merged().drop(nextEnd);
      keyGroup++;
      source = 0;
      rewind();
    }
    return Progress.DONE;
  }

  /** Where the window is put together stays in memory until it has been emitted. */
  private void pinMerged() {
    if (sources.length > 1 && tables.merged().loadNamespace(nextEnd) == Readiness.PENDING) {
      throw new IllegalStateException("window " + nextEnd + " is being fired twice");
    }
  }

  private void rewind() {
    cursor = new WindowTable.Cursor();
    loaded = false;
    scanned = false;
  }

  /** The namespaces in which the groups of a window are. */
  private long[] sourcesOf(long windowEnd) {
    if (!tables.shared()) {
      return new long[] {windowEnd};
    }
    long start = frame.windowStart(windowEnd);
    return Arrays.stream(tables.table().namespaces())
        .filter(slice -> slice > start && slice <= windowEnd)
        .toArray();
  }

  private Progress merge() {
    while (source < sources.length) {
      if (merges >= MERGES_A_CALL) {
        return Progress.MORE;
      }
      if (!loaded && tables.table().loadGroup(sources[source], keyGroup) == Readiness.PENDING) {
        return Progress.PENDING;
      }
      loaded = true;
      int count = tables.table().scanGroup(sources[source], keyGroup, cursor, piece);
      if (count > 0) {
        mergePiece(count);
        merges++;
      }
      if (count < piece.length) {
        source++;
        rewind();
      }
    }
    return Progress.DONE;
  }

  private void mergePiece(int scanned) {
    int count = dropEmpty(tables.table(), scanned);
    copyKeys(tables.table(), count);
    Arrays.fill(windows, 0, count, nextEnd);
    tables.merged().findOrInsert(windows, keys, 0, count, targets);
    ((MergeKernel) tables.kernel()).mergeRows(tableRows, piece, mergedRows, targets, count);
  }

  private void copyKeys(WindowTable table, int count) {
    Slice key = new Slice();
    keys.clear();
    for (int i = 0; i < count; i++) {
      table.key(piece[i], key);
      keys.add(key.array, key.offset, key.length);
    }
  }

  private int dropEmpty(WindowTable table, int scanned) {
    int count = 0;
    for (int i = 0; i < scanned; i++) {
      piece[count] = piece[i];
      count += table.get(piece[i], 0) != 0 ? 1 : 0;
    }
    return count;
  }

  /** Emits what was put together of a key group. */
  private Progress emitMerged(Output out) {
    while (!scanned) {
      if (rows.isFull()) {
        if (!out.hasRoom()) {
          return Progress.MORE;
        }
        rows.emit(out);
      }
      int count = tables.merged().scanGroup(nextEnd, keyGroup, cursor, piece);
      scanned = count < piece.length;
      count = dropEmpty(tables.merged(), count);
      rows.add(tables.merged(), mergedRows, piece, count, nextEnd);
    }
    return Progress.DONE;
  }

  /** Emits a window that is one namespace. */
  private Progress emit(Output out) {
    WindowTable table = tables.table();
    if (!loaded && table.loadNamespace(sources[0]) == Readiness.PENDING) {
      return Progress.PENDING;
    }
    loaded = true;
    while (true) {
      Progress sweeping = sweep.run();
      if (sweeping != Progress.DONE || scanned) {
        return sweeping;
      }
      if (rows.isFull()) {
        if (!out.hasRoom()) {
          return Progress.MORE;
        }
        rows.emit(out);
      }
      int count = table.scan(sources[0], cursor, piece);
      scanned = count < piece.length;
      if (sweep.isNeeded()) {
        copyKeys(table, count);
        sweep.begin(nextEnd, keys);
      }
      count = dropEmpty(table, count);
      rows.add(table, tableRows, piece, count, nextEnd);
    }
  }

  private void close() {
    if (sources.length > 1) {
      tables.merged().unpin();
    }
    long next = WindowFrame.NONE;
    for (long namespace : tables.table().namespaces()) {
      long last = tables.shared() ? frame.lastWindowEnd(namespace) : namespace;
      if (last <= nextEnd) {
        tables.table().drop(namespace);
      } else {
        long end = tables.shared() ? frame.nextWindowEnd(namespace, nextEnd) : namespace;
        next = Math.min(next, end);
      }
    }
    sources = null;
    firedInstant = nextInstant;
    nextEnd = next;
    nextInstant = next == WindowFrame.NONE ? Long.MAX_VALUE : time.lastInstant(next);
  }
}
