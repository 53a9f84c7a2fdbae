package io.millrace.data.column;

import io.millrace.data.type.PhysicalKind;
import java.util.List;

/**
 * Builds columns of {@link PhysicalKind#ROW}: append one value to each field, then {@link #end()}.
 */
public final class RowBuilder extends ColumnBuilder {
  private final List<ColumnBuilder> fields;

  RowBuilder(List<ColumnBuilder> fields, int capacity) {
    super(capacity);
    this.fields = fields;
  }

  /** The builder of a field, by its index in the type. */
  public ColumnBuilder field(int index) {
    return fields.get(index);
  }

  public int fieldCount() {
    return fields.size();
  }

  /** The values appended to the fields since the last call are a row. */
  public void end() {
    length++;
    for (ColumnBuilder field : fields) {
      if (field.length != length) {
        throw new IllegalStateException(
            "a field has " + field.length + " values where the row has " + length);
      }
    }
  }

  @Override
  public void appendNull() {
    for (ColumnBuilder field : fields) {
      field.truncate(length);
      field.appendNull();
    }
    end();
    markNull(length - 1);
  }

  @Override
  void copyValue(Column source, int position) {
    List<Column> columns = ((RowColumn) source).fields();
    for (int i = 0; i < columns.size(); i++) {
      fields.get(i).truncate(length);
      fields.get(i).copyFrom(columns.get(i), position);
    }
    end();
  }

  @Override
  public PhysicalKind kind() {
    return PhysicalKind.ROW;
  }

  @Override
  public void truncate(int length) {
    cut(length);
    fields.forEach(f -> f.truncate(length));
  }

  @Override
  public RowColumn build() {
    Column[] built = new Column[fields.size()];
    for (int i = 0; i < built.length; i++) {
      fields.get(i).truncate(length);
      built[i] = fields.get(i).build();
    }
    RowColumn column = new RowColumn(length, List.of(built), takeNulls());
    length = 0;
    return column;
  }

  @Override
  public long sizeBytes() {
    long bytes = nullsBytes();
    for (ColumnBuilder field : fields) {
      bytes += field.sizeBytes();
    }
    return bytes;
  }
}
