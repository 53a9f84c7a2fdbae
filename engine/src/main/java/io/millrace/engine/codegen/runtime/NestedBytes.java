package io.millrace.engine.codegen.runtime;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.Layout;
import io.millrace.data.encoding.RowReader;
import io.millrace.data.encoding.RowWriter;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import java.util.List;

/**
 * Arrays, maps and rows as strings of bytes, as accumulators keep them, and back: the very values,
 * with the order in a map and the sign of a zero. One thread.
 */
public final class NestedBytes {
  private final RowWriter rows;
  private final RowReader reader;
  private final ColumnBuilder[] builders;
  private final Column[] columns = new Column[1];
  private final SliceWriter writer = new SliceWriter();
  private final Slice view = new Slice();

  /** Values of one type. */
  public NestedBytes(DataType type) {
    Layout layout = Layout.of(List.of(new Field("value", type)));
    rows = new RowWriter(layout);
    reader = new RowReader(layout);
    builders = new ColumnBuilder[] {ColumnBuilder.of(type, 1)};
  }

  /** The value at a position, valid until the next call. */
  public Slice bytes(Column column, int position) {
    columns[0] = column;
    writer.truncate(0);
    rows.write(columns, position, writer);
    return writer.view(view);
  }

  /** A column of the one value that bytes stand for; null of none. */
  public Column column(Slice bytes) {
    if (bytes == null) {
      return null;
    }
    builders[0].truncate(0);
    reader.read(bytes.array, bytes.offset, builders);
    return builders[0].build();
  }
}
