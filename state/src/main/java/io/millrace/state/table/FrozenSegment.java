package io.millrace.state.table;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import java.util.Arrays;

/**
 * The rows of a segment that changed in a frozen epoch. The task puts a row aside before it changes
 * it for the first time after the freeze; the writing thread copies the others out, in order of
 * their base, a piece at a time, so that neither waits long for the other.
 */
final class FrozenSegment {
  private static final int ROWS_A_PIECE = 2048;

  private final Segment segment;
  private final RowShape shape;
  private final int flushedEpoch;
  private final int frozenEpoch;
  private final long[] dirtyBits;

  /** Rows below this base were copied out; guarded by the segment. */
  private int copiedTo;

  private long[] aside = new long[0];
  private int asideEnd;
  private SliceWriter asideBytes;

  FrozenSegment(Segment segment, int flushedEpoch, int frozenEpoch) {
    this.segment = segment;
    this.shape = segment.shape;
    this.flushedEpoch = flushedEpoch;
    this.frozenEpoch = frozenEpoch;
    this.dirtyBits = segment.takeDirty();
  }

  long[] dirtyBits() {
    return dirtyBits;
  }

  private boolean isFrozen(long meta) {
    int epoch = RowShape.epoch(meta);
    return meta != 0 && epoch > flushedEpoch && epoch <= frozenEpoch;
  }

  /** Called by the task before it changes a row for the first time since the freeze. */
  void putAside(int base) {
    synchronized (segment) {
      if (base < copiedTo || !isFrozen(segment.rows[base])) {
        return;
      }
      int stride = shape.stride();
      if (asideEnd + stride > aside.length) {
        aside = Arrays.copyOf(aside, Math.max(16 * stride, aside.length * 2));
      }
      if (asideBytes == null) {
        asideBytes = new SliceWriter(0);
      }
      copy(base, aside, asideEnd, asideBytes);
      asideEnd += stride;
    }
  }

  /** Copies all frozen rows out; called once, by the writing thread. */
  RowCopies copyOut() {
    int stride = shape.stride();
    RowCopies copies = new RowCopies(shape, cardinality());
    int pieceWords = ROWS_A_PIECE / 64;
    for (int word = 0; word < dirtyBits.length; word += pieceWords) {
      int endWord = Math.min(dirtyBits.length, word + pieceWords);
      synchronized (segment) {
        for (int w = word; w < endWord; w++) {
          for (long bits = dirtyBits[w]; bits != 0; bits &= bits - 1) {
            int base = (w * 64 + Long.numberOfTrailingZeros(bits)) * stride;
            if (isFrozen(segment.rows[base])) {
              copy(base, copies.rows, copies.reserve(), copies.arena);
            }
          }
        }
        copiedTo = endWord == dirtyBits.length ? Integer.MAX_VALUE : endWord * 64 * stride;
      }
    }
    synchronized (segment) {
      copiedTo = Integer.MAX_VALUE;
      copies.takeAll(aside, asideEnd, asideBytes);
      aside = null;
      asideBytes = null;
    }
    return copies;
  }

  private int cardinality() {
    int count = 0;
    for (long word : dirtyBits) {
      count += Long.bitCount(word);
    }
    return count;
  }

  private void copy(int base, long[] target, int at, SliceWriter bytes) {
    long[] rows = segment.rows;
    System.arraycopy(rows, base, target, at, shape.stride());
    if (RowShape.keyLengthClass(rows[base]) == RowShape.KEY_IN_ARENA) {
      target[at + 1] = copyBytes(rows[base + 1], bytes);
    }
    if (shape.bytesWord() >= 0) {
      target[at + shape.bytesWord()] = copyBytes(rows[base + shape.bytesWord()], bytes);
    }
  }

  private long copyBytes(long reference, SliceWriter bytes) {
    int length = RowShape.length(reference);
    if (length == 0) {
      return 0;
    }
    int at = bytes.length();
    bytes.append(segment.arena, RowShape.offset(reference), length);
    return RowShape.reference(at, length);
  }

  /** Rows copied out of a segment; they belong to the writing thread. */
  static final class RowCopies {
    final RowShape shape;
    long[] rows;
    final SliceWriter arena = new SliceWriter(0);
    private int end;
    private final byte[] scratchA = new byte[16];
    private final byte[] scratchB = new byte[16];
    private final Slice keyA = new Slice();
    private final Slice keyB = new Slice();

    RowCopies(RowShape shape, int capacityRows) {
      this.shape = shape;
      rows = new long[capacityRows * shape.stride()];
    }

    private int reserve() {
      int at = end;
      end += shape.stride();
      return at;
    }

    private void takeAll(long[] aside, int asideEnd, SliceWriter asideBytes) {
      // A row is either aside or copied, so the room reserved for dirty rows is enough.
      int shift = arena.length();
      for (int from = 0; from < asideEnd; from += shape.stride()) {
        int at = reserve();
        System.arraycopy(aside, from, rows, at, shape.stride());
        if (RowShape.keyLengthClass(rows[at]) == RowShape.KEY_IN_ARENA) {
          rows[at + 1] = shift(rows[at + 1], shift);
        }
        if (shape.bytesWord() >= 0) {
          rows[at + shape.bytesWord()] = shift(rows[at + shape.bytesWord()], shift);
        }
      }
      if (asideBytes != null) {
        arena.append(asideBytes.array(), 0, asideBytes.length());
      }
    }

    private static long shift(long reference, int by) {
      int length = RowShape.length(reference);
      return length == 0 ? 0 : RowShape.reference(RowShape.offset(reference) + by, length);
    }

    int size() {
      return end / shape.stride();
    }

    Slice key(int base, Slice view) {
      return KeyWords.key(rows, base, arena.array(), scratchA, view);
    }

    /** Bases in order of their keys. */
    int[] sorted() {
      int count = size();
      int[] bases = new int[count];
      long[] prefixes = new long[count];
      for (int i = 0; i < count; i++) {
        bases[i] = i * shape.stride();
        prefixes[i] = prefix(bases[i]);
      }
      new PrefixSort(prefixes, bases, this::compareKeys).sort();
      return bases;
    }

    private long prefix(int base) {
      if (RowShape.keyLengthClass(rows[base]) != RowShape.KEY_IN_ARENA) {
        return rows[base + 1];
      }
      key(base, keyA);
      return KeyWords.first(keyA.array, keyA.offset, keyA.length);
    }

    private int compareKeys(int baseA, int baseB) {
      KeyWords.key(rows, baseA, arena.array(), scratchA, keyA);
      KeyWords.key(rows, baseB, arena.array(), scratchB, keyB);
      return keyA.compareTo(keyB);
    }
  }
}
