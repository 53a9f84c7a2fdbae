package io.millrace.data.column;

import io.millrace.data.type.PhysicalKind;

/**
 * Values of {@link PhysicalKind#LONG_PAIR}.
 *
 * @param length number of values
 * @param high at least {@code length} values
 * @param low at least {@code length} values
 * @param nulls see {@link Nulls}; may be {@code null}
 */
public record LongPairColumn(int length, long[] high, long[] low, long[] nulls) implements Column {

  @Override
  public PhysicalKind kind() {
    return PhysicalKind.LONG_PAIR;
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
  public LongPairColumn take(int[] rows, int count) {
    long[] takenHigh = new long[count];
    long[] takenLow = new long[count];
    for (int i = 0; i < count; i++) {
      takenHigh[i] = high[rows[i]];
      takenLow[i] = low[rows[i]];
    }
    return new LongPairColumn(count, takenHigh, takenLow, Nulls.take(nulls, rows, count));
  }

  @Override
  public LongPairColumn flat() {
    return this;
  }

  @Override
  public long sizeBytes() {
    return 16L * length + Nulls.sizeBytes(nulls);
  }
}
