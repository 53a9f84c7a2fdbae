package io.millrace.data.column;

import io.millrace.data.type.PhysicalKind;

/**
 * Values of {@link PhysicalKind#DOUBLE}.
 *
 * @param length number of values
 * @param values at least {@code length} values
 * @param nulls see {@link Nulls}; may be {@code null}
 */
public record DoubleColumn(int length, double[] values, long[] nulls) implements Column {

  public double get(int row) {
    return values[row];
  }

  @Override
  public PhysicalKind kind() {
    return PhysicalKind.DOUBLE;
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
  public DoubleColumn take(int[] rows, int count) {
    double[] taken = new double[count];
    for (int i = 0; i < count; i++) {
      taken[i] = values[rows[i]];
    }
    return new DoubleColumn(count, taken, Nulls.take(nulls, rows, count));
  }

  @Override
  public DoubleColumn flat() {
    return this;
  }

  @Override
  public long sizeBytes() {
    return 8L * length + Nulls.sizeBytes(nulls);
  }
}
