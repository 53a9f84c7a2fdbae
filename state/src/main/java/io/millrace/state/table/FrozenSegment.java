package io.millrace.state.table;

import io.millrace.data.bytes.SliceWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a segment that changed in a frozen epoch. The task puts a row aside before it changes
 * it for the first time after the freeze; the writing thread copies the others out, in order of
 * their base, a piece at a time, so that neither waits long for the other.
 */
final class FrozenSegment {
  private static final int ROWS_A_PIECE = 2048;

  private final Segment segment;
  private final RowShape shape;
  private final FreezeRange range;
  private final long[] dirtyBits;
  private final int rowNumbers;

  /** Rows below this base were copied out; guarded by the segment. */
  private int copiedTo;

  private final RowChunks chunks;
  private List<long[]> aside = List.of();
  private int asideEnd;
  private SliceWriter asideBytes;

  private FrozenSegment older;

  /**
   * @param older what was frozen before and is still being written, or null
   */
  FrozenSegment(Segment segment, FreezeRange range, FrozenSegment older, RowChunks chunks) {
    this.segment = segment;
    this.shape = segment.shape;
    this.range = range;
    this.older = older;
    this.chunks = chunks;
    this.dirtyBits = segment.takeDirty();
    this.rowNumbers = segment.rowEnd / shape.stride();
  }

  FrozenSegment older() {
    return older;
  }

  /** The rows were written, or are of no use any more. */
  void done() {
    if (segment.frozen == this) {
      segment.frozen = older;
      return;
    }
    FrozenSegment newer = segment.frozen;
    while (newer.older != this) {
      newer = newer.older;
    }
    newer.older = older;
  }

  /** The rows were not written: they count as changed again. */
  void undone() {
    done();
    synchronized (segment) {
      copiedTo = Integer.MAX_VALUE;
      chunks.giveBack(aside);
      aside = List.of();
      asideEnd = 0;
    }
    segment.returnDirty(dirtyBits);
  }

  private boolean isFull() {
    return range.isFull();
  }

  /** Words of the set of row numbers to look at. */
  private int words() {
    return isFull() ? rowNumbers + 63 >>> 6 : dirtyBits.length;
  }

  private long word(int w) {
    if (!isFull()) {
      return dirtyBits[w];
    }
    int above = rowNumbers - w * 64;
    return above >= 64 ? -1L : (1L << above) - 1;
  }

  boolean isFrozen(long meta) {
    return meta != 0 && range.contains(RowShape.epoch(meta));
  }

  /** Called by the task before it changes a row for the first time since the freeze. */
  void putAside(int base) {
    synchronized (segment) {
      if (base < copiedTo || !isFrozen(segment.rows[base])) {
        return;
      }
      int at = asideEnd % (RowChunks.ROWS * shape.stride());
      if (at == 0) {
        aside = aside.isEmpty() ? new ArrayList<>() : aside;
        aside.add(chunks.take());
      }
      if (asideBytes == null) {
        asideBytes = new SliceWriter(0);
      }
      copy(base, aside.get(aside.size() - 1), at, asideBytes);
      asideEnd += shape.stride();
    }
  }

  /** Copies all frozen rows out; called once, by the writing thread. */
  void copyOut(RowCopies copies) {
    int stride = shape.stride();
    copies.begin(cardinality());
    int pieceWords = ROWS_A_PIECE / 64;
    int words = words();
    for (int word = 0; word < words; word += pieceWords) {
      int endWord = Math.min(words, word + pieceWords);
      synchronized (segment) {
        for (int w = word; w < endWord; w++) {
          for (long bits = word(w); bits != 0; bits &= bits - 1) {
            int base = (w * 64 + Long.numberOfTrailingZeros(bits)) * stride;
            if (isFrozen(segment.rows[base])) {
              copy(base, copies.rows, copies.reserve(), copies.arena);
            }
          }
        }
        copiedTo = endWord == words ? Integer.MAX_VALUE : endWord * 64 * stride;
      }
    }
    synchronized (segment) {
      copiedTo = Integer.MAX_VALUE;
      copies.takeAll(aside, asideEnd, asideBytes);
      chunks.giveBack(aside);
      aside = List.of();
      asideBytes = null;
    }
  }

  private int cardinality() {
    int count = 0;
    for (int w = 0; w < words(); w++) {
      count += Long.bitCount(word(w));
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
}
