package io.millrace.state.table;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import java.util.List;

/**
 * Rows copied out of a segment; they belong to the writing thread, which uses the same arrays for
 * one segment after the other.
 */
final class RowCopies {
  final RowShape shape;
  long[] rows = new long[0];
  final SliceWriter arena = new SliceWriter(0);
  private int end;
  private int[] bases = new int[0];
  private long[] prefixes = new long[0];
  private final byte[] scratchA = new byte[RowShape.LONGEST_INLINE];
  private final byte[] scratchB = new byte[RowShape.LONGEST_INLINE];
  private final Slice keyA = new Slice();
  private final Slice keyB = new Slice();

  RowCopies(RowShape shape) {
    this.shape = shape;
  }

  /** Forgets all rows and makes room for so many. */
  void begin(int capacityRows) {
    end = 0;
    arena.truncate(0);
    if (rows.length < capacityRows * shape.stride()) {
      int room = capacityRows + (capacityRows >> 3);
      rows = new long[room * shape.stride()];
      bases = new int[room];
      prefixes = new long[room];
    }
  }

  int reserve() {
    int at = end;
    end += shape.stride();
    return at;
  }

  /**
   * Adds rows that were put aside.
   *
   * @param chunks full ones of {@link RowChunks}, but for the last
   * @param asideEnd how many longs of all chunks together are rows
   */
  void takeAll(List<long[]> chunks, int asideEnd, SliceWriter asideBytes) {
    // A row is either aside or copied, so the room reserved for dirty rows is enough.
    int shift = arena.length();
    int from = end;
    int left = asideEnd;
    for (long[] chunk : chunks) {
      int length = Math.min(left, chunk.length);
      System.arraycopy(chunk, 0, rows, end, length);
      end += length;
      left -= length;
    }
    if (asideBytes != null && asideBytes.length() > 0) {
      shiftReferences(from, shift);
      arena.append(asideBytes.array(), 0, asideBytes.length());
    }
  }

  private void shiftReferences(int from, int shift) {
    for (int at = from; at < end; at += shape.stride()) {
      if (RowShape.keyLengthClass(rows[at]) == RowShape.KEY_IN_ARENA) {
        rows[at + 1] = shift(rows[at + 1], shift);
      }
      if (shape.bytesWord() >= 0) {
        rows[at + shape.bytesWord()] = shift(rows[at + shape.bytesWord()], shift);
      }
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

  /** Puts the bases of all rows into the order of their keys; those of {@link #size} rows count. */
  int[] sorted() {
    int count = size();
    for (int i = 0; i < count; i++) {
      bases[i] = i * shape.stride();
      prefixes[i] = prefix(bases[i]);
    }
    new PrefixSort(prefixes, bases, this::compareKeys).sort(count);
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
    if (KeyWords.areComparable(rows[baseA], rows[baseB])) {
      return KeyWords.compare(rows, baseA, baseB, shape.keyWords());
    }
    KeyWords.key(rows, baseA, arena.array(), scratchA, keyA);
    KeyWords.key(rows, baseB, arena.array(), scratchB, keyB);
    return keyA.compareTo(keyB);
  }
}
