package io.millrace.state.table;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.error.MillraceException;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The rows of one key group (and one namespace): an open-addressing index over row bases, the rows,
 * and an arena for long keys and bytes. An index entry is {@code row number + 1} in its low bits
 * and the upper bits of the hash above them, so most misses end without touching a row.
 *
 * <p>Owned by the task's thread. The thread that writes a frozen epoch reads {@code rows} and
 * {@code arena} under this object's monitor; so the task takes it when it replaces them, moves
 * bytes, or first changes a frozen row. Rows that were touched in the running epoch are nobody
 * else's.
 */
final class Segment {
  static final int[] NO_INDEX = new int[1];
  private static final long[] NO_ROWS = new long[0];
  private static final long[] NO_BITS = new long[0];
  private static final int FIRST_ROWS = 4;
  private static final int LARGEST_ARENA = Integer.MAX_VALUE - 64;

  final RowShape shape;
  int[] index = NO_INDEX;
  long[] rows = NO_ROWS;
  int rowEnd;
  byte[] arena = Bytes.EMPTY;
  int arenaEnd;
  private int arenaGarbage;
  private int entries;
  private int tombstones;

  /** Up to which epoch tombstones have been freed. */
  private int purged = -1;

  private int[] free = new int[0];
  private int freeCount;
  private long[] dirtyBits = NO_BITS;
  private int dirtyCount;

  /** The newest of what was frozen and is being written. */
  FrozenSegment frozen;

  /** Whether all its rows are in memory. */
  boolean complete = true;

  Segment(RowShape shape) {
    this.shape = shape;
  }

  /** Rows and tombstones. */
  int entries() {
    return entries;
  }

  /** Rows without tombstones. */
  int liveRows() {
    return entries - tombstones;
  }

  long sizeBytes() {
    return index.length * 4L + rows.length * 8L + arena.length + free.length * 4L;
  }

  /** Base of the row of a key, tombstones included, or -1. */
  int find(int hash, byte[] bytes, int offset, int length) {
    int[] entriesOf = index;
    int mask = entriesOf.length - 1;
    int slot = hash & mask;
    for (int entry = entriesOf[slot]; entry != 0; entry = entriesOf[slot = slot + 1 & mask]) {
      if (((entry ^ hash) & ~mask) == 0) {
        int base = ((entry & mask) - 1) * shape.stride();
        if (keyEquals(base, hash, bytes, offset, length)) {
          return base;
        }
      }
    }
    return -1;
  }

  private boolean keyEquals(int base, int hash, byte[] bytes, int offset, int length) {
    long meta = rows[base];
    if ((int) (meta >>> 32) != hash) {
      return false;
    }
    int lengthClass = RowShape.keyLengthClass(meta);
    if (lengthClass == RowShape.KEY_IN_ARENA) {
      long reference = rows[base + 1];
      int at = RowShape.offset(reference);
      return RowShape.length(reference) == length
          && Arrays.equals(arena, at, at + length, bytes, offset, offset + length);
    }
    return lengthClass == length
        && rows[base + 1] == KeyWords.first(bytes, offset, length)
        && KeyWords.restEquals(rows, base, shape.keyWords(), bytes, offset, length);
  }

  /**
   * Adds a row for a key that has none, with zero slots. Its meta is written at once, since the
   * writing thread may look at a row number that was used before.
   */
  int insert(int hash, byte[] bytes, int offset, int length, long stampAndFlags) {
    if ((entries + 1) * 8L > index.length * 5L) {
      growIndex();
    }
    int base = allocateRow();
    boolean inline = length <= shape.inlineKeyBytes();
    long[] r = rows;
    if (inline) {
      KeyWords.put(r, base, shape.keyWords(), bytes, offset, length);
    } else {
      r[base + 1] = store(bytes, offset, length);
    }
    r[base] = RowShape.keyMeta(hash, inline ? length : RowShape.KEY_IN_ARENA) | stampAndFlags;
    addEntry(index, hash, base / shape.stride() + 1);
    entries++;
    return base;
  }

  private static void addEntry(int[] entriesOf, int hash, int number) {
    int mask = entriesOf.length - 1;
    int slot = hash & mask;
    while (entriesOf[slot] != 0) {
      slot = slot + 1 & mask;
    }
    entriesOf[slot] = hash & ~mask | number;
  }

  private void growIndex() {
    int[] grown = new int[Math.max(8, index.length * 2)];
    int stride = shape.stride();
    for (int base = 0, number = 1; base < rowEnd; base += stride, number++) {
      if (rows[base] != 0) {
        addEntry(grown, RowShape.hash(rows[base]), number);
      }
    }
    index = grown;
  }

  private int allocateRow() {
    int base = rowEnd;
    if (freeCount > 0) {
      base = free[--freeCount];
    } else {
      int end = base + shape.stride();
      if (end > rows.length) {
        growRows(end);
      }
      rowEnd = end;
    }
    // What was there before a row was freed, or the segment emptied, is still there.
    Arrays.fill(rows, base, base + shape.stride(), 0);
    return base;
  }

  /**
   * Forgets all rows, but keeps the room they had. Nobody may have frozen the segment.
   *
   * @return whether there is room to keep
   */
  boolean reset() {
    Arrays.fill(index, 0);
    rowEnd = 0;
    arenaEnd = 0;
    arenaGarbage = 0;
    entries = 0;
    tombstones = 0;
    purged = -1;
    freeCount = 0;
    dirtyBits = NO_BITS;
    dirtyCount = 0;
    complete = true;
    return rows.length > 0;
  }

  /** Makes room, if there is none yet, for as many rows as another segment has, and some more. */
  void reserveAs(Segment other) {
    int words = other.rowEnd;
    if (rows.length == 0 && words > 0) {
      int more = words / shape.stride() / 16 + FIRST_ROWS;
      growRows((int) Math.min(Integer.MAX_VALUE - 64, words + (long) more * shape.stride()));
      index = new int[other.index.length];
    }
  }

  private synchronized void growRows(int needed) {
    long larger = Math.max((long) FIRST_ROWS * shape.stride(), rows.length * 3L / 2);
    // The index must be able to number every row.
    long longest = Math.min(Integer.MAX_VALUE - 64, (1L << 29) * shape.stride());
    if (needed < 0 || needed > longest) {
      throw MillraceException.deterministic(
          "one key group holds more rows than memory can address; use more key groups"
              + " (pipeline.max-parallelism)");
    }
    rows = Arrays.copyOf(rows, (int) Math.max(needed, Math.min(longest, larger)));
  }

  /** Takes a row out of the index and frees it. No frozen epoch may need it. */
  void remove(int base) {
    int number = base / shape.stride() + 1;
    int mask = index.length - 1;
    int slot = RowShape.hash(rows[base]) & mask;
    while ((index[slot] & mask) != number) {
      slot = slot + 1 & mask;
    }
    closeGap(slot, mask);
    dropBytes(base);
    if (RowShape.keyLengthClass(rows[base]) == RowShape.KEY_IN_ARENA) {
      arenaGarbage += RowShape.length(rows[base + 1]);
    }
    if ((rows[base] & RowShape.DELETED) != 0) {
      tombstones--;
    }
    rows[base] = 0;
    entries--;
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, Math.max(8, freeCount * 2));
    }
    free[freeCount++] = base;
  }

  private void closeGap(int gap, int mask) {
    int slot = gap;
    for (int next = slot + 1 & mask; index[next] != 0; next = next + 1 & mask) {
      int home = RowShape.hash(rows[((index[next] & mask) - 1) * shape.stride()]) & mask;
      if ((next - home & mask) >= (next - slot & mask)) {
        index[slot] = index[next];
        slot = next;
      }
    }
    index[slot] = 0;
  }

  /** Marks a row as deleted; its key stays until the store knows. */
  void bury(int base) {
    dropBytes(base);
    rows[base] |= RowShape.DELETED;
    tombstones++;
  }

  /** Counts a tombstone that was inserted as one. */
  void noteTombstone() {
    tombstones++;
  }

  /** Makes a row, or a tombstone, a row with zero slots. */
  void clear(int base) {
    if ((rows[base] & RowShape.DELETED) != 0) {
      tombstones--;
    }
    dropBytes(base);
    Arrays.fill(rows, base + shape.firstSlot(), base + shape.stride(), 0);
  }

  private void dropBytes(int base) {
    if (shape.bytesWord() >= 0) {
      arenaGarbage += RowShape.length(rows[base + shape.bytesWord()]);
      rows[base + shape.bytesWord()] = 0;
    }
  }

  void setBytes(int base, byte[] bytes, int offset, int length) {
    int word = base + shape.bytesWord();
    int had = RowShape.length(rows[word]);
    if (length <= had) {
      int at = RowShape.offset(rows[word]);
      System.arraycopy(bytes, offset, arena, at, length);
      arenaGarbage += had - length;
      rows[word] = RowShape.reference(at, length);
    } else {
      // Dropped first, so that moving the arena does not carry them along.
      dropBytes(base);
      rows[word] = store(bytes, offset, length);
    }
  }

  private long store(byte[] bytes, int offset, int length) {
    if (length > arena.length - arenaEnd) {
      makeRoom(length);
    }
    System.arraycopy(bytes, offset, arena, arenaEnd, length);
    long reference = RowShape.reference(arenaEnd, length);
    arenaEnd += length;
    return reference;
  }

  private synchronized void makeRoom(int more) {
    long live = (long) arenaEnd - arenaGarbage;
    boolean move = arenaGarbage > arenaEnd / 2;
    long needed = (move ? live : arenaEnd) + more;
    if (needed > LARGEST_ARENA) {
      throw MillraceException.deterministic(
          "one key group holds more than 2 GiB of keys and values; use more key groups"
              + " (pipeline.max-parallelism)");
    }
    long size = Math.max(move ? arena.length : arena.length * 2L, Math.max(64, needed * 5 / 4));
    byte[] grown = new byte[(int) Math.min(LARGEST_ARENA, size)];
    if (move) {
      moveArena(grown);
    } else {
      System.arraycopy(arena, 0, grown, 0, arenaEnd);
    }
    arena = grown;
  }

  private void moveArena(byte[] target) {
    int end = 0;
    for (int base = 0; base < rowEnd; base += shape.stride()) {
      if (rows[base] == 0) {
        continue;
      }
      if (RowShape.keyLengthClass(rows[base]) == RowShape.KEY_IN_ARENA) {
        end = moveOne(base + 1, target, end);
      }
      if (shape.bytesWord() >= 0) {
        end = moveOne(base + shape.bytesWord(), target, end);
      }
    }
    arenaEnd = end;
    arenaGarbage = 0;
  }

  private int moveOne(int word, byte[] target, int end) {
    int length = RowShape.length(rows[word]);
    if (length > 0) {
      System.arraycopy(arena, RowShape.offset(rows[word]), target, end, length);
      rows[word] = RowShape.reference(end, length);
    }
    return end + length;
  }

  /** Points {@code view} at the key of a row; a short key is written to {@code scratch} first. */
  Slice key(int base, byte[] scratch, Slice view) {
    return KeyWords.key(rows, base, arena, scratch, view);
  }

  Slice bytes(int base, Slice view) {
    long reference = rows[base + shape.bytesWord()];
    return view.set(arena, RowShape.offset(reference), RowShape.length(reference));
  }

  /** Notes that a row differs from what is stored. */
  void markDirty(int base) {
    int number = base / shape.stride();
    int word = number >>> 6;
    if (word >= dirtyBits.length) {
      int words = Math.max(word + 1, (rows.length / shape.stride() >>> 6) + 1);
      dirtyBits = Arrays.copyOf(dirtyBits, words);
    }
    long bit = 1L << number;
    dirtyCount += (dirtyBits[word] & bit) == 0 ? 1 : 0;
    dirtyBits[word] |= bit;
  }

  boolean hasDirty() {
    return dirtyBits.length > 0;
  }

  /** How many rows changed, those counted too that are gone since. */
  int dirtyCount() {
    return dirtyCount;
  }

  /** Hands over the set of changed rows, by row number, and begins an empty one. */
  long[] takeDirty() {
    long[] taken = dirtyBits;
    dirtyBits = NO_BITS;
    dirtyCount = 0;
    return taken;
  }

  /** Takes back what {@link #takeDirty} handed over, since it was not written. */
  void returnDirty(long[] bits) {
    if (bits.length > dirtyBits.length) {
      dirtyBits = Arrays.copyOf(dirtyBits, bits.length);
    }
    for (int i = 0; i < bits.length; i++) {
      dirtyCount += Long.bitCount(bits[i] & ~dirtyBits[i]);
      dirtyBits[i] |= bits[i];
    }
  }

  /**
   * Whether {@link #purge} is worth its scan before the segment grows: not again before more was
   * flushed, for tombstones that the store does not know of yet would be looked at in vain.
   */
  boolean manyTombstones(int flushed) {
    return flushed > purged && tombstones > 16 && tombstones > entries / 8;
  }

  /** Frees tombstones that the store knows of: those of epochs up to {@code flushed}. */
  void purge(int flushed) {
    purged = flushed;
    if (tombstones == 0) {
      return;
    }
    for (int base = 0; base < rowEnd; base += shape.stride()) {
      long meta = rows[base];
      if ((meta & RowShape.DELETED) != 0 && RowShape.epoch(meta) <= flushed) {
        remove(base);
      }
    }
  }

  /**
   * A new segment with the rows that must stay in memory: those that the store does not have yet,
   * and others of epochs from {@code keepFrom} on.
   */
  Segment withoutClean(int flushed, int keepFrom) {
    Segment kept = new Segment(shape);
    for (int base = 0; base < rowEnd; base += shape.stride()) {
      long meta = rows[base];
      int epoch = RowShape.epoch(meta);
      boolean gone = (meta & RowShape.DELETED) != 0;
      if (meta != 0 && (epoch > flushed || !gone && epoch >= keepFrom)) {
        kept.adopt(this, base, flushed);
      }
    }
    return kept;
  }

  /** Gives epoch 0 to rows of epochs up to {@code flushed}, and 1 to all others. */
  void renumber(int flushed) {
    purged = -1;
    for (int base = 0; base < rowEnd; base += shape.stride()) {
      long meta = rows[base];
      if (meta != 0) {
        long epoch = RowShape.epoch(meta) <= flushed ? 0 : 1;
        rows[base] = meta & ~RowShape.EPOCH_MASK | epoch << RowShape.EPOCH_SHIFT;
      }
    }
  }

  /** Shows the bases of all rows and tombstones. */
  void forEachRow(IntConsumer visitor) {
    for (int base = 0; base < rowEnd; base += shape.stride()) {
      if (rows[base] != 0) {
        visitor.accept(base);
      }
    }
  }

  /**
   * Adds a copy of a row of another segment, and returns its base here. It counts as changed if its
   * epoch is above {@code flushed}.
   */
  int adopt(Segment from, int base, int flushed) {
    long meta = from.rows[base];
    Slice key = from.key(base, new byte[RowShape.LONGEST_INLINE], new Slice());
    long flags = meta & ~RowShape.KEY_MASK;
    int copy = insert(RowShape.hash(meta), key.array, key.offset, key.length, flags);
    int content = 1 + shape.keyWords();
    System.arraycopy(from.rows, base + content, rows, copy + content, shape.stride() - content);
    if (shape.bytesWord() >= 0) {
      rows[copy + shape.bytesWord()] = 0;
      Slice bytes = from.bytes(base, new Slice());
      setBytes(copy, bytes.array, bytes.offset, bytes.length);
    }
    if ((meta & RowShape.DELETED) != 0) {
      tombstones++;
    }
    if (RowShape.epoch(meta) > flushed) {
      markDirty(copy);
    }
    return copy;
  }
}
