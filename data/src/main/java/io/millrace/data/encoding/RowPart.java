package io.millrace.data.encoding;

import io.millrace.data.bytes.SliceWriter;
import java.util.List;

/** Makes rows of some columns of others, without reading a value. Not thread-safe. */
public final class RowPart {
  private final CellRow whole;
  private final CellRow part;
  private final boolean[] kept;
  private final CellReader from = new CellReader();
  private final CellWriter to = new CellWriter();

  /**
   * @param layout of the rows
   * @param columns positions of those that are kept, ascending
   */
  public RowPart(Layout layout, List<Integer> columns) {
    whole = new CellRow(layout.types());
    part = new CellRow(columns.stream().map(layout.types()::get).toList());
    kept = new boolean[whole.size()];
    columns.forEach(column -> kept[column] = true);
  }

  /** Appends the part of the row that begins at {@code offset}. */
  public void write(byte[] row, int offset, SliceWriter out) {
    whole.begin(from, row, offset);
    part.begin(to, out);
    for (int i = 0; i < kept.length; i++) {
      from.copy(whole.field(i), kept[i] ? to : null);
    }
  }
}
