package io.millrace.data.column;

import io.millrace.data.type.PhysicalKind;

/**
 * Values of {@link PhysicalKind#ARRAY}: array {@code i} is {@code
 * elements[offsets[i]..offsets[i+1])}. A NULL array is an empty range.
 *
 * @param length number of arrays
 * @param offsets at least {@code length + 1} ascending positions in {@code elements}
 * @param elements the elements of all arrays, one after the other
 * @param nulls see {@link Nulls}; may be {@code null}
 */
public record ArrayColumn(int length, int[] offsets, Column elements, long[] nulls)
    implements Column {

  @Override
  public PhysicalKind kind() {
    return PhysicalKind.ARRAY;
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
  public ArrayColumn take(int[] rows, int count) {
    int[] taken = Offsets.take(offsets, rows, count);
    int[] positions = Offsets.elements(offsets, rows, count, taken[count]);
    return new ArrayColumn(
        count, taken, elements.take(positions, taken[count]), Nulls.take(nulls, rows, count));
  }

  @Override
  public ArrayColumn flat() {
    return this;
  }

  @Override
  public long sizeBytes() {
    return 4L * length + elements.sizeBytes() + Nulls.sizeBytes(nulls);
  }
}
