package io.millrace.data.text;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.BatchBuilder;
import io.millrace.data.batch.RowKind;
import io.millrace.data.column.JavaValues;
import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.TypeText;
import java.util.ArrayList;
import java.util.List;

/**
 * Batches as text: a header of names and types, then a line a row, which is its kind and its
 * values, and a line for each change of the watermark.
 *
 * <pre>
 * id BIGINT, name STRING, at TIMESTAMP(3), tags ARRAY&lt;INT&gt;
 * +I 1, 'it''s', 2020-01-01 00:00:00.5, [1, NULL]
 * watermark 1577836800000
 * -D 2, NULL, NULL, []
 * </pre>
 *
 * Texts are quoted, with {@code ''}, {@code \\}, {@code \n} and {@code \}{@code u0000} inside;
 * bytes are {@code x'00ff'}, rows {@code (1, 2)}, maps {@code {'a' = 1}}, intervals ISO 8601. When
 * read, a kind may be left out (+I), blank lines and those that begin with {@code --} are skipped.
 */
public final class BatchText {
  private static final String WATERMARK = "watermark ";

  private BatchText() {}

  /** Header and rows of a batch. */
  public static String print(List<Field> schema, Batch batch) {
    return header(schema) + "\n" + rows(schema, batch);
  }

  /** The header alone, without line end. */
  public static String header(List<Field> schema) {
    List<String> columns = new ArrayList<>();
    for (Field field : schema) {
      boolean plain = field.name().matches("[A-Za-z_][A-Za-z_0-9]*");
      String name = plain ? field.name() : "`" + field.name().replace("`", "``") + "`";
      columns.add(name + " " + field.type());
    }
    return String.join(", ", columns);
  }

  /** The rows of a batch, each with its line end. */
  public static String rows(List<Field> schema, Batch batch) {
    StringBuilder out = new StringBuilder();
    long watermark = Long.MIN_VALUE;
    for (int row = 0; row < batch.rows(); row++) {
      int position = batch.position(row);
      if (batch.watermarks() != null) {
        watermark = printChange(watermark, batch.watermarks().before(position), out);
      }
      out.append(RowKind.of(batch.kindAt(position)).symbol());
      for (int i = 0; i < schema.size(); i++) {
        DataType type = schema.get(i).type();
        Object value = JavaValues.get(type, batch.column(i), position);
        out.append(i == 0 ? " " : ", ").append(LiteralPrinter.print(type, value));
      }
      out.append('\n');
    }
    if (batch.watermarks() != null) {
      long[] values = batch.watermarks().values();
      printChange(watermark, values[values.length - 1], out);
    }
    return out.toString();
  }

  private static long printChange(long before, long now, StringBuilder out) {
    if (now != before) {
      out.append(WATERMARK).append(now).append('\n');
    }
    return now;
  }

  /** The schema in the header of a text. */
  public static List<Field> schema(String text) {
    String header = lines(text).stream().findFirst().orElse("");
    return ((RowType) TypeText.parse("ROW<" + header + ">")).fields();
  }

  /** Reads header and rows. Throws {@link MillraceException} that shows the row it cannot read. */
  public static Batch parse(String text) {
    List<String> lines = lines(text);
    return parseLines(schema(text), lines.subList(Math.min(1, lines.size()), lines.size()));
  }

  /** Reads rows without a header. */
  public static Batch parseRows(List<Field> schema, String rows) {
    return parseLines(schema, lines(rows));
  }

  private static List<String> lines(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("--"))
        .toList();
  }

  private static Batch parseLines(List<Field> schema, List<String> lines) {
    BatchBuilder builder = new BatchBuilder(schema, Math.max(1, lines.size()));
    List<DataType> types = schema.stream().map(Field::type).toList();
    for (String line : lines) {
      if (line.startsWith(WATERMARK)) {
        builder.watermark(Long.parseLong(line.substring(WATERMARK.length()).strip()));
      } else {
        parseRow(line, types, builder);
      }
    }
    return builder.build();
  }

  private static void parseRow(String line, List<DataType> types, BatchBuilder builder) {
    RowKind kind = RowKind.INSERT;
    String values = line;
    for (RowKind each : RowKind.values()) {
      if (line.equals(each.symbol()) || line.startsWith(each.symbol() + " ")) {
        kind = each;
        values = line.substring(2);
      }
    }
    List<Object> row = new LiteralReader(values).readRow(types);
    for (int i = 0; i < row.size(); i++) {
      append(types.get(i), row.get(i), line, builder, i);
    }
    builder.endRow(kind.code());
  }

  private static void append(
      DataType type, Object value, String line, BatchBuilder builder, int column) {
    try {
      JavaValues.append(type, value, builder.column(column));
    } catch (ArithmeticException e) {
      throw MillraceException.deterministic(
          "row '" + line + "': " + value + " is no " + type + ": " + e.getMessage(), e);
    }
  }
}
