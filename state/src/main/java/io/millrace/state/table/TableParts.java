package io.millrace.state.table;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
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
  final Residency residency = new Residency(this);

  /** Where the search for expired rows goes on. */
  private int expirySegment;

  private int expiryBase;

  /** Where eviction of what was owed goes on, and whether of rows that changed lately too. */
  private int evictionSegment;

  private boolean evictAll;

  /** The segment of the row that was restored last; -1: none was. */
  private int lastRestored = -1;

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

  /** Memory kept for rows to come. */
  long spareBytes() {
    return 0;
  }

  void dropSpares() {}

  /**
   * Freezes what changed since the last freeze that was not {@link FrozenTable#undone}, or all
   * rows. Costs a constant time a segment. Several freezes may be under way; they end in their
   * order.
   */
  public final FrozenTable freeze(int tableId, boolean full) {
    FreezeRange range = table.nextEpoch(full);
    List<FrozenTable.Part> parts = new ArrayList<>();
    eachSegment(
        (keyGroup, namespace, segment) -> {
          FrozenSegment frozen = table.freezeSegment(segment, range);
          if (frozen != null) {
            parts.add(new FrozenTable.Part(keyGroup, namespace, frozen));
          }
        });
    return new FrozenTable(this, keys(tableId), parts, takeDropped(), range);
  }

  private StoredKeys keys(int tableId) {
    return new StoredKeys(tableId, kind() == Kind.WINDOWS);
  }

  /** Lets rows be evicted from now on, and be fetched from there. */
  public final void storedIn(StoredRows rows, int tableId) {
    residency.storedIn(rows, keys(tableId));
  }

  /** Makes loading wait, or not any more: there is no memory for further rows. */
  public final void hold(boolean wait) {
    residency.hold(wait);
  }

  /** Table id of a stored key. */
  public static int tableId(byte[] storedKey) {
    return Bytes.getInt(storedKey, 0);
  }

  /** What all stored keys of a table and key group begin with. */
  public static byte[] prefix(int tableId, int keyGroup) {
    byte[] prefix = new byte[StoredKeys.NAMESPACE_OFFSET];
    Bytes.putInt(prefix, 0, tableId);
    prefix[StoredKeys.GROUP_OFFSET] = (byte) (keyGroup >>> 8);
    prefix[StoredKeys.GROUP_OFFSET + 1] = (byte) keyGroup;
    return prefix;
  }

  /** The lowest key above all that begin with {@code prefix}, which is not all ones. */
  public static byte[] afterPrefix(byte[] prefix) {
    return StoredKeys.afterPrefix(prefix);
  }

  /** Key group of a stored key. */
  public static int keyGroup(byte[] storedKey) {
    int at = StoredKeys.GROUP_OFFSET;
    return (storedKey[at] & 0xFF) << 8 | storedKey[at + 1] & 0xFF;
  }

  /** Puts a stored row of one of the task's key groups into the table, where it is not yet. */
  public final void restore(byte[] key, int keyLength, byte[] value, int offset, int length) {
    int start = keyOffset();
    int number = segmentNumber(keyGroup(key), namespace(key));
    int inner = RowCodec.keyLength(value, offset);
    int hash = Bytes.hash(key, start, keyLength - start);
    long row = table.insertStored(number, hash, key, start, keyLength - start, 0);
    codec.decode(value, offset, length, table.segments[number], (int) row, table.nowMillis);
    arrived(row, inner);
  }

  /**
   * As {@link #restore}, of rows that come one key group after the other: each gets the room of the
   * one before, since they are of about the same size and growing is dear.
   */
  public final void restoreNext(byte[] key, int keyLength, Slice value) {
    int number = segmentNumber(keyGroup(key), namespace(key));
    if (number != lastRestored) {
      if (lastRestored >= 0 && kind() != Kind.WINDOWS) {
        table.segments[number].reserveAs(table.segments[lastRestored]);
      }
      lastRestored = number;
    }
    restore(key, keyLength, value.array, value.offset, value.length);
  }

  /** Notes a stored row that is not brought to memory. */
  public final void leave(byte[] key) {
    table.segments[segmentNumber(keyGroup(key), namespace(key))].complete = false;
    residency.noLongerWhole();
  }

  /** As {@link #restore}, unless memory knows the row, or knows that it is gone. */
  final void restoreIfAbsent(byte[] key, byte[] value) {
    int start = keyOffset();
    int number = segmentNumber(keyGroup(key), namespace(key));
    int hash = Bytes.hash(key, start, key.length - start);
    if (table.findAny(number, hash, key, start, key.length - start) < 0) {
      restore(key, key.length, value, 0, value.length);
    }
  }

  /** Notes, until the next eviction, that the store has no row of a key. */
  final void noteAbsent(byte[] key, int hash) {
    int start = keyOffset();
    int number = segmentNumber(keyGroup(key), namespace(key));
    if (table.findAny(number, hash, key, start, key.length - start) < 0) {
      table.insertStored(number, hash, key, start, key.length - start, RowShape.DELETED);
    }
  }

  /** All rows whose keys begin with {@code prefix} are in memory. */
  void arrivedAll(byte[] prefix) {}

  final int keyOffset() {
    return kind() == Kind.WINDOWS ? StoredKeys.NAMESPACE_OFFSET + 8 : StoredKeys.NAMESPACE_OFFSET;
  }

  final long namespace(byte[] key) {
    return kind() == Kind.WINDOWS ? StoredKeys.namespace(key) : 0;
  }

  /** How many segments {@link #evict} goes through, by position. */
  public final int segmentCount() {
    return table.segments.length;
  }

  /**
   * Drops rows of one segment from memory that the store holds. Nothing happens while rows of the
   * table are pinned, or rows of the segment are being written.
   *
   * @param position of the segment, below {@link #segmentCount}
   * @param all whether to drop those too that changed in the last frozen epoch
   */
  public final void evict(int position, boolean all) {
    dropSpares();
    Segment segment = table.segments[position];
    table.chunks.shrink();
    if (residency.isPinned()) {
      residency.noteCrowded();
    } else if (segment.frozen == null) {
      evict(position, segment, all ? Integer.MAX_VALUE : table.flushedEpoch());
    }
  }

  /**
   * As {@link #evict}, of so many bytes, before rows are loaded the next time: for a table whose
   * rows are pinned whenever the task looks, as it waits in the middle of its batches.
   *
   * @param most what may be owed in all
   */
  public final void evictLater(long bytes, long most) {
    if (residency.isPinned()) {
      residency.owe(bytes, most);
    }
  }

  /** Evicts from one segment after the other until so many bytes are free, once round. */
  final void evict(long bytes) {
    long freed = 0;
    for (int i = 0; i < table.segments.length && freed < bytes; i++) {
      if (evictionSegment >= table.segments.length) {
        evictionSegment = 0;
        evictAll = !evictAll;
      }
      int at = evictionSegment++;
      long before = table.segments[at].sizeBytes();
      evict(at, evictAll);
      freed += before - table.segments[at].sizeBytes();
    }
  }

  /** Replaces a segment by one without the clean rows of epochs below {@code keepFrom}. */
  void evict(int position, Segment segment, int keepFrom) {
    if (segment.entries() > segment.dirtyCount()) {
      replace(position, segment, segment.withoutClean(table.flushedEpoch(), keepFrom));
    }
  }

  final void replace(int position, Segment segment, Segment kept) {
    if (kept.entries() < segment.entries()) {
      kept.complete = false;
      residency.noLongerWhole();
      table.place(position, kept);
    }
  }

  /** When a stored row was last touched, or MAX_VALUE if it does not say. */
  public static long touchedMillis(byte[] storedValue, int offset) {
    return RowCodec.touchedMillis(storedValue, offset);
  }

  /** Rows last touched then or earlier have expired; MIN_VALUE if rows do not expire. */
  public final long expiredMillis() {
    return spec.ttlMillis() == 0 ? Long.MIN_VALUE : table.nowMillis - spec.ttlMillis();
  }

  /** Processing time in milliseconds since the epoch, by which rows expire; sampled once a step. */
  public final void setTime(long nowMillis) {
    table.nowMillis = nowMillis;
  }

  /** Takes a row out as its table does. */
  abstract void remove(long row);

  /**
   * Removes rows that have expired, looking at so many, from where the last call ended. Nothing
   * happens while rows are pinned, or if rows do not expire.
   */
  public final void removeExpired(int rowsToLookAt) {
    if (spec.ttlMillis() == 0 || residency.isPinned() || table.segments.length == 0) {
      return;
    }
    for (int left = rowsToLookAt; left > 0; left--) {
      if (expirySegment >= table.segments.length) {
        expirySegment = 0;
      }
      Segment segment = table.segments[expirySegment];
      if (expiryBase >= segment.rowEnd) {
        expirySegment++;
        expiryBase = 0;
        continue;
      }
      int base = expiryBase;
      expiryBase += table.shape.stride();
      long meta = segment.rows[base];
      boolean live = meta != 0 && (meta & RowShape.DELETED) == 0;
      if (live && table.isGone(expirySegment, base)) {
        remove((long) expirySegment << 32 | base);
      }
    }
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
    long[] bytes = {table.chunks.sizeBytes() + spareBytes()};
    eachSegment((keyGroup, namespace, segment) -> bytes[0] += segment.sizeBytes());
    return bytes[0];
  }
}
