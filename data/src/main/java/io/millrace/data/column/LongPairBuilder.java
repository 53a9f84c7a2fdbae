package io.millrace.data.column;

import io.millrace.data.type.PhysicalKind;
import java.util.Arrays;

/** Builds columns of {@link PhysicalKind#LONG_PAIR}. */
public final class LongPairBuilder extends ColumnBuilder {
  private static final long[] NONE = {};

  private long[] high = NONE;
  private long[] low = NONE;

  public LongPairBuilder(int capacity) {
    super(capacity);
  }

  public void append(long highValue, long lowValue) {
    if (length == high.length) {
      int size = grown(length);
      high = Arrays.copyOf(high, size);
      low = Arrays.copyOf(low, size);
    }
    high[length] = highValue;
    low[length++] = lowValue;
  }

  @Override
  public void appendNull() {
    append(0, 0);
    markNull(length - 1);
  }

  @Override
  void copyValue(Column source, int position) {
    LongPairColumn column = (LongPairColumn) source;
    append(column.high()[position], column.low()[position]);
  }

  @Override
  public PhysicalKind kind() {
    return PhysicalKind.LONG_PAIR;
  }

  @Override
  public void truncate(int length) {
    cut(length);
  }

  @Override
  public LongPairColumn build() {
    boolean sparse = isSparse(high.length, length);
    LongPairColumn column =
        new LongPairColumn(
            length,
            sparse ? Arrays.copyOf(high, length) : high,
            sparse ? Arrays.copyOf(low, length) : low,
            takeNulls());
    high = NONE;
    low = NONE;
    length = 0;
    return column;
  }

  @Override
  public long sizeBytes() {
    return 16L * length + nullsBytes();
  }
}
