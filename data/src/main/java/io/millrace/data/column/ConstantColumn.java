package io.millrace.data.column;

import io.millrace.data.type.PhysicalKind;

/**
 * A column that repeats one value.
 *
 * @param length number of values
 * @param value a flat column of length 1
 */
public record ConstantColumn(int length, Column value) implements Column {

  @Override
  public PhysicalKind kind() {
    return value.kind();
  }

  @Override
  public boolean isNull(int row) {
    return value.isNull(0);
  }

  @Override
  public boolean mayHaveNulls() {
    return value.mayHaveNulls();
  }

  @Override
  public ConstantColumn take(int[] rows, int count) {
    return new ConstantColumn(count, value);
  }

  @Override
  public Column flat() {
    return value.take(new int[length], length);
  }

  @Override
  public long sizeBytes() {
    return value.sizeBytes();
  }
}
