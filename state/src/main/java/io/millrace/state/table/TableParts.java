package io.millrace.state.table;

import io.millrace.data.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * A table as the owner of a task's state sees it: what is frozen, restored and measured. Operators
 * have no use for it. For the task's thread.
 */
public abstract class TableParts {
  /** Which of the three kinds a table is of; part of the checkpoint format. */
  public enum Kind {
    KEYED,
    WINDOWS,
    ELEMENTS
  }

  /** Takes the segments of a table, in order of key group, then namespace. */
  interface SegmentVisitor {
    void visit(int keyGroup, long namespace, Segment segment);
  }

  final RowTable table;
  private final TableSpec spec;
  private final KeyGroupRange keyGroups;
  private final RowCodec codec;

  TableParts(TableSpec spec, KeyGroupRange keyGroups, RowTable table) {
    this.spec = spec;
    this.keyGroups = keyGroups;
    this.table = table;
    this.codec = new RowCodec(spec.name(), table.shape);
  }

  public abstract Kind kind();

  public final TableSpec spec() {
    return spec;
  }

  public final KeyGroupRange keyGroups() {
    return keyGroups;
  }

  abstract void eachSegment(SegmentVisitor visitor);

  /** Number of the segment of a key group and namespace, which is made if it is not there. */
  abstract int segmentNumber(int keyGroup, long namespace);

  /** A stored row came to memory. */
  void arrived(long row, int keyLength) {}

  /** Hands over the namespaces that were dropped since the last time. */
  List<Long> takeDropped() {
    return List.of();
  }

  void dropAgain(List<Long> namespaces) {}

  /**
   * Freezes what changed since the last freeze that was {@link FrozenTable#done}, or all rows.
   * Costs a constant time a segment.
   */
  public final FrozenTable freeze(int tableId, boolean full) {
    table.nextEpoch();
    List<FrozenTable.Part> parts = new ArrayList<>();
    eachSegment(
        (keyGroup, namespace, segment) -> {
          FrozenSegment frozen = table.freezeSegment(segment, full);
          if (frozen != null) {
            parts.add(new FrozenTable.Part(keyGroup, namespace, frozen));
          }
        });
    return new FrozenTable(this, keys(tableId), parts, takeDropped(), full);
  }

  private StoredKeys keys(int tableId) {
    return new StoredKeys(tableId, kind() == Kind.WINDOWS);
  }

  /** Table id of a stored key. */
  public static int tableId(byte[] storedKey) {
    return Bytes.getInt(storedKey, 0);
  }

  /** Key group of a stored key. */
  public static int keyGroup(byte[] storedKey) {
    int at = StoredKeys.GROUP_OFFSET;
    return (storedKey[at] & 0xFF) << 8 | storedKey[at + 1] & 0xFF;
  }

  /** Puts a stored row of one of the task's key groups into the table, where it is not yet. */
  public final void restore(byte[] key, int keyLength, byte[] value, int offset, int length) {
    boolean windowed = kind() == Kind.WINDOWS;
    int start = windowed ? StoredKeys.NAMESPACE_OFFSET + 8 : StoredKeys.NAMESPACE_OFFSET;
    int number = segmentNumber(keyGroup(key), windowed ? StoredKeys.namespace(key) : 0);
    int inner = RowCodec.keyLength(value, offset);
    int hash = hash(key, start, keyLength - start, inner);
    long row = table.insertStored(number, hash, key, start, keyLength - start);
    codec.decode(value, offset, length, table.segments[number], (int) row, table.nowMillis);
    arrived(row, inner);
  }

  /**
   * Hash of a row's key, of which {@code inner} bytes are key and the rest an element if not -1.
   */
  int hash(byte[] key, int offset, int length, int inner) {
    return Bytes.hash(key, offset, length);
  }

  /** Processing time in milliseconds since the epoch, by which rows expire; sampled once a step. */
  public final void setTime(long nowMillis) {
    table.nowMillis = nowMillis;
  }

  /** Rows in memory, without tombstones. */
  public final long rows() {
    long[] count = new long[1];
    eachSegment((keyGroup, namespace, segment) -> count[0] += segment.liveRows());
    return count[0];
  }

  /** Rows and tombstones that the next freeze would write. */
  public final long changedRows() {
    long[] count = new long[1];
    eachSegment((keyGroup, namespace, segment) -> count[0] += segment.dirtyCount());
    return count[0];
  }

  /** Bytes of memory the table takes. */
  public final long sizeBytes() {
    long[] bytes = new long[1];
    eachSegment((keyGroup, namespace, segment) -> bytes[0] += segment.sizeBytes());
    return bytes[0];
  }
}
