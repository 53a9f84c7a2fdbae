package io.millrace.state.table;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.state.store.RunSink;
import java.io.IOException;
import java.util.List;

/**
 * What changed in a table up to a freeze, or all of it. {@link #write} may run on any thread, once,
 * while the task goes on; the task calls {@link #done} or {@link #undone} afterwards.
 */
public final class FrozenTable {
  /** Frozen rows of one segment, in the order of parts: key group, then namespace. */
  record Part(int keyGroup, long namespace, FrozenSegment rows) {}

  private final StoredKeys keys;
  private final RowCodec codec;
  private final RowShape shape;
  private final List<Part> parts;
  private final List<Long> droppedNamespaces;
  private final TableParts owner;
  private final FreezeRange range;

  FrozenTable(
      TableParts owner,
      StoredKeys keys,
      List<Part> parts,
      List<Long> droppedNamespaces,
      FreezeRange range) {
    this.owner = owner;
    this.keys = keys;
    this.shape = owner.table.shape;
    this.codec = new RowCodec(owner.spec().name(), shape);
    this.parts = parts;
    this.droppedNamespaces = droppedNamespaces;
    this.range = range;
  }

  /** Whether there is nothing to write. */
  public boolean isEmpty() {
    return parts.isEmpty() && (range.isFull() || droppedNamespaces.isEmpty());
  }

  /** Number in the order in which the tables of a run must be written. */
  public int tableId() {
    return keys.tableId();
  }

  /** Writes the rows in order of their stored keys. */
  public void write(RunSink sink) throws IOException {
    SliceWriter key = new SliceWriter();
    SliceWriter value = new SliceWriter();
    Slice view = new Slice();
    RowCopies copies = new RowCopies(shape);
    for (Part part : parts) {
      part.rows.copyOut(copies);
      keys.begin(key, part.keyGroup, part.namespace);
      int prefix = key.length();
      int[] bases = copies.sorted();
      int count = copies.size();
      for (int i = 0; i < count; i++) {
        int base = bases[i];
        key.truncate(prefix);
        key.append(copies.key(base, view));
        if ((copies.rows[base] & RowShape.DELETED) == 0) {
          value.truncate(0);
          codec.encode(copies.rows, base, copies.arena.array(), value);
          sink.put(key.array(), key.length(), value.array(), 0, value.length());
        } else if (!range.isFull()) {
          sink.delete(key.array(), key.length());
        }
      }
    }
    if (!range.isFull()) {
      writeDropped(sink, key);
    }
  }

  private void writeDropped(RunSink sink, SliceWriter key) throws IOException {
    for (int group = owner.keyGroups().from(); group < owner.keyGroups().to(); group++) {
      for (long namespace : droppedNamespaces) {
        keys.begin(key, group, namespace);
        byte[] from = key.toByteArray();
        sink.deleteRange(from, StoredKeys.afterPrefix(from));
      }
    }
  }

  /** What was frozen is written. Called by the task. */
  public void done() {
    owner.table.flushed(range);
    parts.forEach(part -> part.rows.done());
  }

  /** What was frozen could not be written; it belongs to the next freeze. Called by the task. */
  public void undone() {
    owner.table.notFlushed(range);
    parts.forEach(part -> part.rows.undone());
    owner.dropAgain(droppedNamespaces);
  }
}
