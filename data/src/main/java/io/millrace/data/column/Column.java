package io.millrace.data.column;

import io.millrace.data.type.PhysicalKind;

/**
 * An immutable vector of {@link #length()} values, each of which may be NULL. The arrays behind a
 * column may be longer than the column; what lies beyond {@code length()}, and the value under a
 * NULL, is unspecified. Whoever builds a column gives its arrays away and never writes to them
 * again; whoever reads them must not write.
 */
public sealed interface Column
    permits IntColumn,
        LongColumn,
        DoubleColumn,
        LongPairColumn,
        BytesColumn,
        RowColumn,
        ArrayColumn,
        MapColumn,
        DictionaryColumn,
        ConstantColumn {

  /** Number of values. */
  int length();

  /** Layout of the values; an encoding reports that of what it encodes. */
  PhysicalKind kind();

  /** Whether the value at {@code row} is NULL. */
  boolean isNull(int row);

  /** False only if no value is NULL: kernels take their fast path on it. */
  boolean mayHaveNulls();

  /**
   * The values at {@code rows[0..count)}, in that order, as a new column that does not alias {@code
   * rows}.
   */
  Column take(int[] rows, int count);

  /** The same values without encoding at the top: never a dictionary or constant column. */
  Column flat();

  /** Bytes of memory the values occupy, roughly; what a memory budget counts. */
  long sizeBytes();
}
