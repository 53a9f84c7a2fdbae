package io.millrace.data.batch;

import io.millrace.data.column.Column;
import java.util.List;

/**
 * An immutable, columnar set of rows in order: about a thousand of them. Columns, kinds and
 * watermarks are indexed by <em>position</em> 0..{@link #positions()}; when there is a selection
 * only the positions it names are rows of the batch, so filtering copies nothing. Arrays that it
 * hands out alias it and must not be written to.
 */
public final class Batch {
  private final Column[] columns;
  private final int positions;
  private final byte[] kinds;
  private final int[] selection;
  private final int rows;
  private final WatermarkRuns watermarks;

  private Batch(
      Column[] columns,
      int positions,
      byte[] kinds,
      int[] selection,
      int rows,
      WatermarkRuns watermarks) {
    this.columns = columns;
    this.positions = positions;
    this.kinds = kinds;
    this.selection = selection;
    this.rows = rows;
    this.watermarks = watermarks;
  }

  /** Rows {@code 0..rows), all +I. The array is given away. */
  public static Batch of(int rows, Column... columns) {
    return new Batch(columns, rows, null, null, rows, null);
  }

  public static Batch of(int rows, List<? extends Column> columns) {
    return of(rows, columns.toArray(new Column[0]));
  }

  /** The same rows with these kinds (a byte a position, see {@link RowKind}); null: all +I. */
  public Batch withKinds(byte[] kinds) {
    return new Batch(columns, positions, kinds, selection, rows, watermarks);
  }

  /** The same positions with other columns, each of length {@link #positions()}. */
  public Batch withColumns(Column... columns) {
    return new Batch(columns, positions, kinds, selection, rows, watermarks);
  }

  /** Only the positions {@code selection[0..rows)}, ascending; null: all. */
  public Batch withSelection(int[] selection, int rows) {
    return new Batch(columns, positions, kinds, selection, rows, watermarks);
  }

  public Batch withWatermarks(WatermarkRuns watermarks) {
    return new Batch(columns, positions, kinds, selection, rows, watermarks);
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /** Length of the columns: rows selected or not. */
  public int positions() {
    return positions;
  }

  public int columnCount() {
    return columns.length;
  }

  public Column column(int index) {
    return columns[index];
  }

  /** The columns; aliases the batch. */
  public Column[] columns() {
    return columns;
  }

  /** Row kinds by position, or null when all rows are +I. */
  public byte[] kinds() {
    return kinds;
  }

  /** Positions of the rows, ascending, or null when all positions are rows. */
  public int[] selection() {
    return selection;
  }

  /** Watermarks by position, or null when none was assigned. */
  public WatermarkRuns watermarks() {
    return watermarks;
  }

  /** Position of row {@code row}. */
  public int position(int row) {
    return selection == null ? row : selection[row];
  }

  /** Kind of the row at {@code position}. */
  public byte kindAt(int position) {
    return kinds == null ? RowKind.I : kinds[position];
  }

  /** The same rows without a selection; itself if it has none. */
  public Batch compact() {
    if (selection == null) {
      return this;
    }
    Column[] taken = new Column[columns.length];
    for (int c = 0; c < taken.length; c++) {
      taken[c] = columns[c].take(selection, rows);
    }
    byte[] takenKinds = kinds == null ? null : new byte[rows];
    for (int i = 0; takenKinds != null && i < rows; i++) {
      takenKinds[i] = kinds[selection[i]];
    }
    WatermarkRuns runs = watermarks == null ? null : watermarks.take(selection, rows);
    return new Batch(taken, rows, takenKinds, null, rows, runs);
  }
}
