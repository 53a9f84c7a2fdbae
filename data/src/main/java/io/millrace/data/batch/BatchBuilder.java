package io.millrace.data.batch;

import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import java.util.Arrays;
import java.util.List;

/**
 * Collects rows into a batch: append one value to each {@link #column(int)}, then {@link
 * #endRow(byte)}; or append {@code n} values to each, then {@link #endRows(int, byte)}. Not
 * thread-safe.
 */
public final class BatchBuilder {
  private static final int[] NO_RUNS = {};

  private final ColumnBuilder[] columns;
  private final int capacity;
  private int rows;
  private byte[] kinds;
  private int runs;
  private int[] runEnds = NO_RUNS;
  private long[] runValues = {};

  /** For rows of these fields; full at {@code capacity} rows. */
  public BatchBuilder(List<Field> schema, int capacity) {
    this(schema.stream().map(Field::type).toArray(DataType[]::new), capacity);
  }

  /** For rows of these types; full at {@code capacity} rows. */
  public BatchBuilder(DataType[] types, int capacity) {
    this.capacity = capacity;
    columns = new ColumnBuilder[types.length];
    for (int i = 0; i < types.length; i++) {
      columns[i] = ColumnBuilder.of(types[i], capacity);
    }
  }

  public int columnCount() {
    return columns.length;
  }

  public ColumnBuilder column(int index) {
    return columns[index];
  }

  /** The builders of all columns; aliases this builder. */
  public ColumnBuilder[] columns() {
    return columns;
  }

  /** Rows ended so far. */
  public int rows() {
    return rows;
  }

  public boolean isEmpty() {
    return rows == 0;
  }

  /** Whether the batch has its capacity; more rows may still be added. */
  public boolean isFull() {
    return rows >= capacity;
  }

  /** Ends a row of kind +I. */
  public void endRow() {
    endRows(1, RowKind.I);
  }

  /** Ends a row of a kind, see {@link RowKind}. */
  public void endRow(byte kind) {
    endRows(1, kind);
  }

  /** Ends {@code count} rows of one kind. */
  public void endRows(int count, byte kind) {
    int end = rows + count;
    if (kind != RowKind.I && kinds == null) {
      kinds = new byte[Math.max(capacity, end)];
    }
    if (kinds != null) {
      if (end > kinds.length) {
        kinds = Arrays.copyOf(kinds, Math.max(end, kinds.length * 2));
      }
      Arrays.fill(kinds, rows, end, kind);
    }
    rows = end;
  }

  /** Drops the values of a row that was begun and not ended. */
  public void abandonRow() {
    truncate(rows);
  }

  /** Cuts back to the first {@code count} rows. */
  public void truncate(int count) {
    for (ColumnBuilder column : columns) {
      column.truncate(Math.min(count, column.length()));
    }
    if (kinds != null) {
      Arrays.fill(kinds, count, kinds.length, RowKind.I);
    }
    for (int run = 0; run < runs; run++) {
      runEnds[run] = Math.min(runEnds[run], count);
    }
    rows = count;
  }

  /**
   * The watermark, in milliseconds since the epoch, that stands before the rows to come. Rows
   * before the first call saw none ({@link Long#MIN_VALUE}); it never goes back.
   */
  public void watermark(long millis) {
    if (runs == 0) {
      addRun(Long.MIN_VALUE);
    }
    if (millis > runValues[runs - 1]) {
      runEnds[runs - 1] = rows;
      addRun(millis);
    }
  }

  private void addRun(long millis) {
    if (runs == runEnds.length) {
      runEnds = Arrays.copyOf(runEnds, runs * 2 + 4);
      runValues = Arrays.copyOf(runValues, runs * 2 + 4);
    }
    runValues[runs++] = millis;
  }

  /** Bytes of memory the rows occupy, roughly. */
  public long sizeBytes() {
    long bytes = kinds == null ? 0 : rows;
    for (ColumnBuilder column : columns) {
      bytes += column.sizeBytes();
    }
    return bytes;
  }

  /** The rows so far; the builder is empty afterwards and knows of no watermark. */
  public Batch build() {
    Column[] built = new Column[columns.length];
    for (int i = 0; i < built.length; i++) {
      columns[i].truncate(Math.min(rows, columns[i].length()));
      if (columns[i].length() != rows) {
        throw new IllegalStateException(
            "column " + i + " has " + columns[i].length() + " values for " + rows + " rows");
      }
      built[i] = columns[i].build();
    }
    Batch batch = Batch.of(rows, built).withKinds(kinds).withWatermarks(takeRuns());
    kinds = null;
    rows = 0;
    return batch;
  }

  private WatermarkRuns takeRuns() {
    if (runs == 0) {
      return null;
    }
    runEnds[runs - 1] = rows;
    int first = 0;
    while (first < runs - 1 && runEnds[first] == 0) {
      first++;
    }
    WatermarkRuns taken =
        new WatermarkRuns(
            Arrays.copyOfRange(runEnds, first, runs), Arrays.copyOfRange(runValues, first, runs));
    runs = 0;
    return taken;
  }
}
