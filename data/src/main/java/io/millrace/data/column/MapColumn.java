package io.millrace.data.column;

import io.millrace.data.type.PhysicalKind;

/**
 * Values of {@link PhysicalKind#MAP}: the entries of map {@code i} stand at {@code
 * offsets[i]..offsets[i+1]} of {@code keys} and {@code values}. A NULL map is an empty range.
 *
 * @param length number of maps
 * @param offsets at least {@code length + 1} ascending positions in {@code keys} and {@code values}
 * @param keys the keys of all entries
 * @param values the values of all entries
 * @param nulls see {@link Nulls}; may be {@code null}
 */
public record MapColumn(int length, int[] offsets, Column keys, Column values, long[] nulls)
    implements Column {

  @Override
  public PhysicalKind kind() {
    return PhysicalKind.MAP;
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
  public MapColumn take(int[] rows, int count) {
    int[] taken = Offsets.take(offsets, rows, count);
    int entries = taken[count];
    int[] positions = Offsets.elements(offsets, rows, count, entries);
    return new MapColumn(
        count,
        taken,
        keys.take(positions, entries),
        values.take(positions, entries),
        Nulls.take(nulls, rows, count));
  }

  @Override
  public MapColumn flat() {
    return this;
  }

  @Override
  public long sizeBytes() {
    return 4L * length + keys.sizeBytes() + values.sizeBytes() + Nulls.sizeBytes(nulls);
  }
}
