package io.millrace.data.column;

import io.millrace.data.type.PhysicalKind;

/**
 * Values of {@link PhysicalKind#LONG}.
 *
 * @param length number of values
 * @param values at least {@code length} values
 * @param nulls see {@link Nulls}; may be {@code null}
 */
public record LongColumn(int length, long[] values, long[] nulls) implements Column {

  public long get(int row) {
    return values[row];
  }

  @Override
  public PhysicalKind kind() {
    return PhysicalKind.LONG;
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
  public LongColumn take(int[] rows, int count) {
    long[] taken = new long[count];
    for (int i = 0; i < count; i++) {
      taken[i] = values[rows[i]];
    }
    return new LongColumn(count, taken, Nulls.take(nulls, rows, count));
  }

  @Override
  public LongColumn flat() {
    return this;
  }

  @Override
  public long sizeBytes() {
    return 8L * length + Nulls.sizeBytes(nulls);
  }
}
