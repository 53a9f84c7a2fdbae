package io.millrace.data.column;

import io.millrace.data.type.PhysicalKind;
import java.util.List;

/**
 * Values of {@link PhysicalKind#ROW}: one column a field, each of the same length.
 *
 * @param length number of values
 * @param fields the fields, in the order of the type
 * @param nulls see {@link Nulls}; may be {@code null}
 */
public record RowColumn(int length, List<Column> fields, long[] nulls) implements Column {

  public RowColumn {
    fields = List.copyOf(fields);
  }

  @Override
  public PhysicalKind kind() {
    return PhysicalKind.ROW;
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
  public RowColumn take(int[] rows, int count) {
    return new RowColumn(
        count,
        fields.stream().map(f -> f.take(rows, count)).toList(),
        Nulls.take(nulls, rows, count));
  }

  @Override
  public RowColumn flat() {
    return this;
  }

  @Override
  public long sizeBytes() {
    return fields.stream().mapToLong(Column::sizeBytes).sum() + Nulls.sizeBytes(nulls);
  }
}
