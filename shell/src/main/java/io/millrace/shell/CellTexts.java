package io.millrace.shell;

import io.millrace.data.batch.Batch;
import io.millrace.data.text.ValueText;
import io.millrace.data.type.DataType.Field;
import java.time.ZoneId;
import java.util.List;

/** Values as CAST to STRING prints them. */
final class CellTexts {
  private final List<Field> schema;
  private final ValueText values;

  CellTexts(List<Field> schema, ZoneId zone) {
    this.schema = schema;
    this.values = new ValueText(zone, ValueText.BytesForm.HEX);
  }

  /** The text of a value; null for NULL. */
  String text(Batch batch, int column, int position) {
    return batch.column(column).isNull(position)
        ? null
        : values.print(schema.get(column).type(), batch.column(column), position);
  }
}
