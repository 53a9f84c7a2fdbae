package io.millrace.data.column;

import io.millrace.data.type.PhysicalKind;

/**
 * Values of {@link PhysicalKind#INT}.
 *
 * @param length number of values
 * @param values at least {@code length} values
 * @param nulls see {@link Nulls}; may be {@code null}
 */
public record IntColumn(int length, int[] values, long[] nulls) implements Column {

  public int get(int row) {
    return values[row];
  }

  @Override
  public PhysicalKind kind() {
    return PhysicalKind.INT;
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
  public IntColumn take(int[] rows, int count) {
    int[] taken = new int[count];
    for (int i = 0; i < count; i++) {
      taken[i] = values[rows[i]];
    }
    return new IntColumn(count, taken, Nulls.take(nulls, rows, count));
  }

  @Override
  public IntColumn flat() {
    return this;
  }

  @Override
  public long sizeBytes() {
    return 4L * length + Nulls.sizeBytes(nulls);
  }
}
