package io.millrace.engine.codegen.runtime;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.type.DataType;
import java.util.List;

/**
 * Arrays, maps and rows as strings of bytes, and back, where equal values must be found again:
 * their bytes are the same, whatever the order in a map or the sign of a zero. One thread.
 */
public final class NestedKeys {
  private final KeyEncoding encoding;
  private final ColumnBuilder[] builders;
  private final Column[] columns = new Column[1];
  private final SliceWriter writer = new SliceWriter();
  private final Slice view = new Slice();

  /** Values of one type. */
  public NestedKeys(DataType type) {
    encoding = KeyEncoding.of(List.of(type));
    builders = new ColumnBuilder[] {ColumnBuilder.of(type, 1)};
  }

  /** The value at a position, valid until the next call. */
  public Slice bytes(Column column, int position) {
    columns[0] = column;
    writer.truncate(0);
    encoding.encode(columns, position, writer);
    return writer.view(view);
  }

  /** A column of the one value that bytes stand for; null of none. */
  public Column column(Slice bytes) {
    if (bytes == null) {
      return null;
    }
    builders[0].truncate(0);
    encoding.decode(bytes.array, bytes.offset, builders);
    return builders[0].build();
  }
}
