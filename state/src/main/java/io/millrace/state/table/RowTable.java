package io.millrace.state.table;

import io.millrace.data.bytes.Slice;
import io.millrace.data.encoding.KeyBatch;
import java.util.Arrays;

/**
 * Rows by key, in numbered segments: the common core of all tables. A row handle is {@code segment
 * << 32 | base}, where {@code base} is where the row begins in the segment's array.
 *
 * <p>Bulk calls work in two passes, first all index entries, then all rows, so that the cache
 * misses of a batch overlap.
 */
final class RowTable {
  private static final int RENUMBER_FROM = RowShape.MAX_EPOCH - 1000;

  final RowShape shape;
  final long ttlMillis;
  final RowChunks chunks;
  private final RowProbe probe;

  /** By segment number; {@code index} and {@code rows} mirror those of the segment. */
  Segment[] segments;

  int[][] index;
  long[][] rows;

  /** Rows of epochs up to this one are in the store. */
  private int flushedEpoch;

  /** Rows of epochs up to this one are in the store, or on their way there. */
  private int frozenEpoch;

  private int epoch = 1;

  /** What epoch and flags of a row are that was touched in this epoch. */
  private long stamp = 1L << RowShape.EPOCH_SHIFT;

  long nowMillis;

  /** Whether nobody relies on tombstones that the store knows of. */
  boolean mayPurge = true;

  RowTable(RowShape shape, long ttlMillis, int segmentCount) {
    this.shape = shape;
    this.ttlMillis = ttlMillis;
    this.chunks = new RowChunks(shape.stride());
    this.probe = new RowProbe(this);
    segments = new Segment[segmentCount];
    index = new int[segmentCount][];
    rows = new long[segmentCount][];
    for (int i = 0; i < segmentCount; i++) {
      place(i, new Segment(shape));
    }
  }

  /** Puts a segment at a number, in place of what is there. */
  void place(int number, Segment segment) {
    segments[number] = segment;
    mirror(number);
  }

  /** Makes room for more segments; the new ones are to be placed. */
  void grow(int segmentCount) {
    segments = Arrays.copyOf(segments, segmentCount);
    index = Arrays.copyOf(index, segmentCount);
    rows = Arrays.copyOf(rows, segmentCount);
  }

  private void mirror(int number) {
    index[number] = segments[number].index;
    rows[number] = segments[number].rows;
  }

  /** Segment numbers of keys in the block of segments that begins at {@code firstSegment}. */
  int[] segmentsOf(KeyBatch keys, int from, int to, int firstKeyGroup, int firstSegment) {
    return probe.segmentsOf(keys, from, to, firstSegment - firstKeyGroup);
  }

  /** Room for the segment number of each of {@code size} keys. */
  int[] segmentNumbers(int size) {
    return probe.numbers(size);
  }

  void find(KeyBatch keys, int from, int to, int[] numbers, long[] handles) {
    probe.locate(keys, from, to, numbers, handles, false);
  }

  void findOrInsert(KeyBatch keys, int from, int to, int[] numbers, long[] handles) {
    probe.locate(keys, from, to, numbers, handles, true);
  }

  long find(KeyBatch keys, int i, int number) {
    int offset = keys.offsets()[i];
    int length = keys.offsets()[i + 1] - offset;
    int base = segments[number].find(keys.hashes()[i], keys.bytes(), offset, length);
    return base < 0 || isGone(number, base) ? -1 : (long) number << 32 | base;
  }

  long findOrInsert(KeyBatch keys, int i, int number) {
    int offset = keys.offsets()[i];
    int length = keys.offsets()[i + 1] - offset;
    return findOrInsert(number, keys.hashes()[i], keys.bytes(), offset, length);
  }

  /** The row of one key, tombstones and expired rows included, or -1. */
  long findAny(int number, int hash, byte[] bytes, int offset, int length) {
    int base = segments[number].find(hash, bytes, offset, length);
    return base < 0 ? -1 : (long) number << 32 | base;
  }

  long findOrInsert(int number, int hash, byte[] bytes, int offset, int length) {
    Segment segment = segments[number];
    int base = segment.find(hash, bytes, offset, length);
    if (base >= 0) {
      if (isGone(number, base)) {
        renew(segment, base);
      }
      return (long) number << 32 | base;
    }
    base = insert(number, hash, bytes, offset, length, stamp | RowShape.NEW);
    segment.markDirty(base);
    if (shape.timeWord() >= 0) {
      rows[number][base + shape.timeWord()] = nowMillis;
    }
    return (long) number << 32 | base;
  }

  private int insert(
      int number, int hash, byte[] bytes, int offset, int length, long stampAndFlags) {
    Segment segment = segments[number];
    if (mayPurge && segment.manyTombstones(flushedEpoch)) {
      segment.purge(flushedEpoch);
    }
    int base = segment.insert(hash, bytes, offset, length, stampAndFlags);
    mirror(number);
    return base;
  }

  /**
   * Adds a row as the store holds it: clean. Its slots, bytes and time are for the caller to set.
   *
   * @param deleted {@link RowShape#DELETED} for a tombstone, 0 for a row
   */
  long insertStored(int number, int hash, byte[] bytes, int offset, int length, long deleted) {
    int base = insert(number, hash, bytes, offset, length, RowShape.STORED | deleted);
    if (deleted != 0) {
      segments[number].noteTombstone();
    }
    return (long) number << 32 | base;
  }

  boolean isGone(int number, int base) {
    long[] r = rows[number];
    return (r[base] & RowShape.DELETED) != 0
        || shape.timeWord() >= 0 && isExpired(r[base + shape.timeWord()]);
  }

  boolean isExpired(long touchedMillis) {
    return nowMillis - touchedMillis >= ttlMillis;
  }

  /** Makes a tombstone or an expired row a new one. */
  private void renew(Segment segment, int base) {
    writable(segment, base);
    segment.clear(base);
    long[] r = segment.rows;
    r[base] = r[base] & ~RowShape.DELETED | RowShape.NEW;
    if (shape.timeWord() >= 0) {
      r[base + shape.timeWord()] = nowMillis;
    }
  }

  boolean isNew(long row) {
    return (rows[(int) (row >>> 32)][(int) row] & RowShape.NEW) != 0;
  }

  void touch(long row) {
    int number = (int) (row >>> 32);
    int base = (int) row;
    long[] r = rows[number];
    if ((r[base] & RowShape.STAMP_MASK) != stamp) {
      writable(segments[number], base);
      r[base] &= ~RowShape.NEW;
    }
    if (ttlMillis > 0) {
      r[base + shape.timeWord()] = nowMillis;
    }
  }

  /** Sees to it that the row's old content is kept if needed, and that the new one is written. */
  private void writable(Segment segment, int base) {
    long meta = segment.rows[base];
    if (RowShape.epoch(meta) == epoch) {
      return;
    }
    for (FrozenSegment f = segment.frozen; f != null; f = f.older()) {
      if (f.isFrozen(meta)) {
        f.putAside(base);
      }
    }
    segment.rows[base] = meta & ~RowShape.EPOCH_MASK | stamp | RowShape.STORED;
    segment.markDirty(base);
  }

  void delete(long row) {
    int number = (int) (row >>> 32);
    int base = (int) row;
    Segment segment = segments[number];
    long meta = segment.rows[base];
    if ((meta & RowShape.DELETED) != 0) {
      return;
    }
    if (RowShape.epoch(meta) == epoch && (meta & RowShape.STORED) == 0) {
      segment.remove(base);
      return;
    }
    writable(segment, base);
    segment.rows[base] &= ~RowShape.NEW;
    segment.bury(base);
  }

  Slice key(long row, byte[] scratch, Slice view) {
    return segments[(int) (row >>> 32)].key((int) row, scratch, view);
  }

  Slice bytes(long row, Slice view) {
    return segments[(int) (row >>> 32)].bytes((int) row, view);
  }

  void setBytes(long row, byte[] bytes, int offset, int length) {
    segments[(int) (row >>> 32)].setBytes((int) row, bytes, offset, length);
  }

  /** Begins the next epoch, and tells which epochs are frozen by that. */
  FreezeRange nextEpoch(boolean full) {
    if (epoch >= RENUMBER_FROM && frozenEpoch == flushedEpoch) {
      renumber();
    }
    FreezeRange range = new FreezeRange(full ? -1 : frozenEpoch, frozenEpoch, epoch);
    frozenEpoch = epoch;
    epoch++;
    if (epoch > RowShape.MAX_EPOCH) {
      throw new IllegalStateException("epochs of a table are used up: " + epoch);
    }
    stamp = (long) epoch << RowShape.EPOCH_SHIFT;
    return range;
  }

  /** Begins to count epochs anew, every few million freezes. Takes time by the number of rows. */
  private void renumber() {
    for (Segment segment : segments) {
      segment.renumber(flushedEpoch);
    }
    flushedEpoch = 0;
    frozenEpoch = 0;
    startAt(1);
  }

  /** Sets the number of the running epoch; rows that changed in it must bear it. */
  void startAt(int number) {
    epoch = number;
    stamp = (long) epoch << RowShape.EPOCH_SHIFT;
  }

  /** What the writing thread is to read of a segment, or null if there is nothing. */
  FrozenSegment freezeSegment(Segment segment, FreezeRange range) {
    if (range.isFull() ? segment.entries() == 0 : !segment.hasDirty()) {
      segment.takeDirty();
      return null;
    }
    segment.frozen = new FrozenSegment(segment, range, segment.frozen, chunks);
    return segment.frozen;
  }

  /** What was frozen is in the store. */
  void flushed(FreezeRange range) {
    if (flushedEpoch != range.before()) {
      throw new IllegalStateException(range + " was written before " + flushedEpoch);
    }
    flushedEpoch = range.to();
  }

  /** What was frozen could not be written: its changes belong to the running epoch. */
  void notFlushed(FreezeRange range) {
    if (frozenEpoch != range.to()) {
      throw new IllegalStateException(range + " failed after a later freeze, " + frozenEpoch);
    }
    frozenEpoch = range.before();
  }

  int flushedEpoch() {
    return flushedEpoch;
  }
}
