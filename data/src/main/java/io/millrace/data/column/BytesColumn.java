package io.millrace.data.column;

import io.millrace.data.bytes.Slice;
import io.millrace.data.type.PhysicalKind;

/**
 * Values of {@link PhysicalKind#BYTES}: value {@code i} is {@code data[offsets[i]..offsets[i+1])}.
 * A NULL value is an empty range.
 *
 * @param length number of values
 * @param data the bytes of all values, one after the other
 * @param offsets at least {@code length + 1} ascending offsets into {@code data}
 * @param nulls see {@link Nulls}; may be {@code null}
 */
public record BytesColumn(int length, byte[] data, int[] offsets, long[] nulls) implements Column {

  /** Points {@code slice} at the value; it aliases this column. */
  public Slice get(int row, Slice slice) {
    return slice.set(data, offsets[row], offsets[row + 1] - offsets[row]);
  }

  @Override
  public PhysicalKind kind() {
    return PhysicalKind.BYTES;
  }

  @Override
  public boolean isNull(int row) {
    return Nulls.get(nulls, row);
  }

  @Override
  public boolean mayHaveNulls() {
    return nulls != null;
  }

  @Override
  public BytesColumn take(int[] rows, int count) {
    int[] takenOffsets = new int[count + 1];
    int end = 0;
    for (int i = 0; i < count; i++) {
      end = Math.addExact(end, offsets[rows[i] + 1] - offsets[rows[i]]);
      takenOffsets[i + 1] = end;
    }
    byte[] taken = new byte[end];
    for (int i = 0; i < count; i++) {
      System.arraycopy(
          data, offsets[rows[i]], taken, takenOffsets[i], takenOffsets[i + 1] - takenOffsets[i]);
    }
    return new BytesColumn(count, taken, takenOffsets, Nulls.take(nulls, rows, count));
  }

  @Override
  public BytesColumn flat() {
    return this;
  }

  @Override
  public long sizeBytes() {
    return offsets[length] - offsets[0] + 4L * length + Nulls.sizeBytes(nulls);
  }
}
