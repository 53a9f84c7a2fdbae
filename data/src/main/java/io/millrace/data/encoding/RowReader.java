package io.millrace.data.encoding;

import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.error.MillraceException;
import java.util.List;

/** Reads rows that {@link RowWriter} wrote, under the same or a wider layout. Not thread-safe. */
public final class RowReader {
  private final CellRow row;
  private final int[] targets;
  private final CellReader cells = new CellReader();

  /**
   * Reads rows of {@code stored} into columns of {@code wanted}. Throws MillraceException if the
   * layouts are incompatible.
   */
  public RowReader(Layout stored, Layout wanted) {
    if (stored.compare(wanted) == Compatibility.INCOMPATIBLE) {
      throw MillraceException.deterministic(
          "state stored as " + stored + " cannot be read as " + wanted);
    }
    row = new CellRow(stored.types());
    targets = new int[row.size()];
    List<String> ids = wanted.columns().stream().map(c -> c.name()).toList();
    for (int i = 0; i < targets.length; i++) {
      targets[i] = ids.indexOf(stored.columns().get(i).name());
    }
  }

  /** Reads rows into columns of the types they were written with. */
  public RowReader(Layout layout) {
    this(layout, layout);
  }

  /** Appends the row that begins at {@code offset} to the builders of the wanted columns. */
  public void read(byte[] data, int offset, ColumnBuilder[] out) {
    row.begin(cells, data, offset);
    for (int i = 0; i < targets.length; i++) {
      cells.read(row.field(i), targets[i] < 0 ? null : out[targets[i]]);
    }
  }
}
