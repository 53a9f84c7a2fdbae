package io.millrace.state.table;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;

/** Rows copied out of a segment; they belong to the writing thread. */
final class RowCopies {
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

  int reserve() {
    int at = end;
    end += shape.stride();
    return at;
  }

  void takeAll(long[] aside, int asideEnd, SliceWriter asideBytes) {
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
