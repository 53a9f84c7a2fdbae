package io.millrace.data.column;

import io.millrace.data.type.PhysicalKind;
import java.util.Arrays;

/** Builds columns of {@link PhysicalKind#LONG}. */
public final class LongBuilder extends ColumnBuilder {
  private static final long[] NONE = {};

  private long[] values = NONE;

  public LongBuilder(int capacity) {
    super(capacity);
  }

  public void append(long value) {
    if (length == values.length) {
      values = Arrays.copyOf(values, grown(length));
    }
    values[length++] = value;
  }

  /** The value at {@code row}; unspecified under a NULL. */
  public long get(int row) {
    return values[row];
  }

  @Override
  public void appendNull() {
    append(0L);
    markNull(length - 1);
  }

  @Override
  void copyValue(Column source, int position) {
    append(((LongColumn) source).values()[position]);
  }

  @Override
  public PhysicalKind kind() {
    return PhysicalKind.LONG;
  }

  @Override
  public void truncate(int length) {
    cut(length);
  }

  @Override
  public LongColumn build() {
    long[] built = isSparse(values.length, length) ? Arrays.copyOf(values, length) : values;
    LongColumn column = new LongColumn(length, built, takeNulls());
    values = NONE;
    length = 0;
    return column;
  }

  @Override
  public long sizeBytes() {
    return 8L * length + nullsBytes();
  }
}
