package io.millrace.data.column;

import io.millrace.data.type.PhysicalKind;
import java.util.Arrays;

/** Builds columns of {@link PhysicalKind#DOUBLE}. */
public final class DoubleBuilder extends ColumnBuilder {
  private static final double[] NONE = {};

  private double[] values = NONE;

  public DoubleBuilder(int capacity) {
    super(capacity);
  }

  public void append(double value) {
    if (length == values.length) {
      values = Arrays.copyOf(values, grown(length));
    }
    values[length++] = value;
  }

  /** The value at {@code row}; unspecified under a NULL. */
  public double get(int row) {
    return values[row];
  }

  @Override
  public void appendNull() {
    append(0.0);
    markNull(length - 1);
  }

  @Override
  void copyValue(Column source, int position) {
    append(((DoubleColumn) source).values()[position]);
  }

  @Override
  public PhysicalKind kind() {
    return PhysicalKind.DOUBLE;
  }

  @Override
  public void truncate(int length) {
    cut(length);
  }

  @Override
  public DoubleColumn build() {
    double[] built = isSparse(values.length, length) ? Arrays.copyOf(values, length) : values;
    DoubleColumn column = new DoubleColumn(length, built, takeNulls());
    values = NONE;
    length = 0;
    return column;
  }

  @Override
  public long sizeBytes() {
    return 8L * length + nullsBytes();
  }
}
