package io.millrace.shell;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.column.JavaValues;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.DataType.VariantType;
import io.millrace.engine.session.RowStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** One JSON object a line; the kind of a changelog's row is its field {@code op}. */
final class JsonWriter implements RowWriter {
  private final PrintStream out;
  private final RowStream rows;
  private final CellTexts texts;
  private final JsonFactory factory = new JsonFactory();

  JsonWriter(PrintStream out, RowStream rows, ZoneId zone) {
    this.out = out;
    this.rows = rows;
    this.texts = new CellTexts(rows.schema(), zone);
  }

  @Override
  public void write(Batch batch) {
    for (int row = 0; row < batch.rows(); row++) {
      StringWriter line = new StringWriter();
      try (JsonGenerator json = factory.createGenerator(line)) {
        json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
        write(batch, batch.position(row), json);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      out.println(line);
    }
  }

  private void write(Batch batch, int position, JsonGenerator json) throws IOException {
    json.writeStartObject();
    if (rows.showsKinds()) {
      json.writeStringField("op", RowKind.of(batch.kindAt(position)).symbol());
    }
    for (int c = 0; c < batch.columnCount(); c++) {
      DataType.Field field = rows.schema().get(c);
      json.writeFieldName(field.name());
      Object value = JavaValues.get(field.type(), batch.column(c), position);
      if (value == null || isPlain(value) || isNested(field.type())) {
        write(json, field.type(), value);
      } else {
        json.writeString(texts.text(batch, c, position));
      }
    }
    json.writeEndObject();
  }

  private static boolean isPlain(Object value) {
    return value instanceof Number || value instanceof Boolean || value instanceof String;
  }

  private static boolean isNested(DataType type) {
    return type instanceof ArrayType || type instanceof RowType || type instanceof MapType;
  }

  private static void write(JsonGenerator json, DataType type, Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (type instanceof VariantType) {
      json.writeRawValue((String) value);
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Number number) {
      writeNumber(json, number);
    } else if (type instanceof ArrayType array) {
      json.writeStartArray();
      for (Object element : (List<?>) value) {
        write(json, array.element(), element);
      }
      json.writeEndArray();
    } else if (type instanceof RowType row) {
      writeRow(json, row, (List<?>) value);
    } else if (type instanceof MapType map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
        json.writeFieldName(String.valueOf(entry.getKey()));
        write(json, map.value(), entry.getValue());
      }
      json.writeEndObject();
    } else {
      json.writeString(value.toString());
    }
  }

  private static void writeRow(JsonGenerator json, RowType type, List<?> values)
      throws IOException {
    json.writeStartObject();
    for (int i = 0; i < values.size(); i++) {
      DataType.Field field = type.fields().get(i);
      json.writeFieldName(field.name());
      write(json, field.type(), values.get(i));
    }
    json.writeEndObject();
  }

  private static void writeNumber(JsonGenerator json, Number number) throws IOException {
    if (number instanceof BigDecimal decimal) {
      json.writeNumber(decimal);
    } else if (number instanceof Double || number instanceof Float) {
      double value = number.doubleValue();
      if (Double.isNaN(value) || Double.isInfinite(value)) {
        json.writeString(number.toString());
      } else {
        json.writeNumber(number.toString());
      }
    } else {
      json.writeNumber(number.longValue());
    }
  }

  @Override
  public void end() {
    // Each row is a line of its own.
  }
}
