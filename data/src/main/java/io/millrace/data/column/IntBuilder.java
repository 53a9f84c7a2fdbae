package io.millrace.data.column;

import io.millrace.data.type.PhysicalKind;
import java.util.Arrays;

/** Builds columns of {@link PhysicalKind#INT}. */
public final class IntBuilder extends ColumnBuilder {
  private static final int[] NONE = {};

  private int[] values = NONE;

  public IntBuilder(int capacity) {
    super(capacity);
  }

  public void append(int value) {
    if (length == values.length) {
      values = Arrays.copyOf(values, grown(length));
    }
    values[length++] = value;
  }

  /** The value at {@code row}; unspecified under a NULL. */
  public int get(int row) {
    return values[row];
  }

  @Override
  public void appendNull() {
    append(0);
    markNull(length - 1);
  }

  @Override
  void copyValue(Column source, int position) {
    append(((IntColumn) source).values()[position]);
  }

  @Override
  public PhysicalKind kind() {
    return PhysicalKind.INT;
  }

  @Override
  public void truncate(int length) {
    cut(length);
  }

  @Override
  public IntColumn build() {
    int[] built = isSparse(values.length, length) ? Arrays.copyOf(values, length) : values;
    IntColumn column = new IntColumn(length, built, takeNulls());
    values = NONE;
    length = 0;
    return column;
  }

  @Override
  public long sizeBytes() {
    return 4L * length + nullsBytes();
  }
}
