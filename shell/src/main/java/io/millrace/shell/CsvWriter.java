package io.millrace.shell;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.type.DataType.Field;
import io.millrace.engine.session.RowStream;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** RFC 4180 with a header; NULL is an empty field, an empty text is quoted. */
final class CsvWriter implements RowWriter {
  private final PrintStream out;
  private final boolean kinds;
  private final CellTexts texts;

  CsvWriter(PrintStream out, RowStream rows, ZoneId zone) {
    this.out = out;
    this.kinds = rows.showsKinds();
    this.texts = new CellTexts(rows.schema(), zone);
    List<String> header = new ArrayList<>();
    if (kinds) {
      header.add("op");
    }
    rows.schema().stream().map(Field::name).map(CsvWriter::quoted).forEach(header::add);
    out.println(String.join(",", header));
  }

  @Override
  public void write(Batch batch) {
    StringBuilder line = new StringBuilder();
    for (int row = 0; row < batch.rows(); row++) {
      int position = batch.position(row);
      line.setLength(0);
      if (kinds) {
        line.append(RowKind.of(batch.kindAt(position)).symbol()).append(',');
      }
      for (int c = 0; c < batch.columnCount(); c++) {
        String text = texts.text(batch, c, position);
        line.append(c == 0 ? "" : ",").append(text == null ? "" : quoted(text));
      }
      out.println(line);
    }
  }

  private static String quoted(String text) {
    boolean plain =
        !text.isEmpty()
            && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }

  @Override
  public void end() {
    // The last line was written with its row.
  }
}
