package io.millrace.data.encoding;

import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.Column;

/**
 * Writes rows compactly: a null bitmap, slots of fixed width, then the bytes of varying columns.
 * The bytes are part of the checkpoint format. Not thread-safe.
 */
public final class RowWriter {
  private final CellRow row;
  private final CellWriter cells = new CellWriter();

  /** Throws IllegalArgumentException unless the layout's version is the current one. */
  public RowWriter(Layout layout) {
    if (layout.version() != Layout.CURRENT) {
      throw new IllegalArgumentException("no writer for version " + layout.version());
    }
    row = new CellRow(layout.types());
  }

  /** Appends the row at {@code position} of columns of the layout's types, flat or encoded. */
  public void write(Column[] columns, int position, SliceWriter out) {
    row.begin(cells, out);
    for (int i = 0; i < columns.length; i++) {
      cells.write(row.field(i), columns[i], position);
    }
  }
}
