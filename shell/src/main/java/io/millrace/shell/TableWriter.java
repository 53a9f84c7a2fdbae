package io.millrace.shell;

import io.millrace.data.batch.Batch;
import io.millrace.data.batch.RowKind;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.CharacterType;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.engine.session.RowStream;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * A table with borders that ends with a row count. Columns are as wide as the first rows need; a
 * text that is wider is cut and ends in {@code ...}.
 */
final class TableWriter implements RowWriter {
  private final int maxWidth;
  private static final int LOOK_AHEAD = 1000;

  private final PrintStream out;
  private final RowStream rows;
  private final CellTexts texts;
  private final List<String[]> held = new ArrayList<>();
  private int[] widths;
  private long count;

  TableWriter(PrintStream out, RowStream rows, ZoneId zone, int maxWidth) {
    this.maxWidth = maxWidth;
    this.out = out;
    this.rows = rows;
    this.texts = new CellTexts(rows.schema(), zone);
  }

  @Override
  public void write(Batch batch) {
    for (int row = 0; row < batch.rows(); row++) {
      String[] cells = cells(batch, batch.position(row));
      count++;
      if (widths == null) {
        held.add(cells);
      } else {
        print(cells);
      }
    }
    if (widths == null && held.size() >= LOOK_AHEAD) {
      begin();
    }
  }

  private String[] cells(Batch batch, int position) {
    int shift = rows.showsKinds() ? 1 : 0;
    String[] cells = new String[batch.columnCount() + shift];
    if (shift == 1) {
      cells[0] = RowKind.of(batch.kindAt(position)).symbol();
    }
    for (int c = 0; c < batch.columnCount(); c++) {
      String text = texts.text(batch, c, position);
      cells[c + shift] = text == null ? "<NULL>" : oneLine(text);
    }
    return cells;
  }

  private static String oneLine(String text) {
    return text.replace("\\", "\\\\")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t");
  }

  @Override
  public void idle() {
    if (widths == null && !rows.bounded() && !held.isEmpty()) {
      begin();
    }
  }

  @Override
  public void end() {
    if (count == 0) {
      out.println("Empty set");
      return;
    }
    if (widths == null) {
      begin();
    }
    rule();
    out.println(count == 1 ? "1 row in set" : count + " rows in set");
  }

  private void begin() {
    List<String> names = new ArrayList<>();
    if (rows.showsKinds()) {
      names.add("op");
    }
    rows.schema().forEach(f -> names.add(oneLine(f.name())));
    widths = new int[names.size()];
    for (int c = 0; c < widths.length; c++) {
      int width = rows.bounded() ? 1 : typicalWidth(c);
      width = Math.max(width, CellWidth.of(names.get(c)));
      for (String[] cells : held) {
        width = Math.max(width, CellWidth.of(cells[c]));
      }
      widths[c] = Math.min(width, maxWidth);
    }
    rule();
    print(names.toArray(new String[0]));
    rule();
    held.forEach(this::print);
    held.clear();
  }

  /** Width for rows that are still to come. */
  private int typicalWidth(int column) {
    int index = rows.showsKinds() ? column - 1 : column;
    if (index < 0) {
      return 2;
    }
    DataType type = rows.schema().get(index).type();
    if (type instanceof CharacterType text) {
      return Math.min(maxWidth, text.length());
    }
    return type instanceof TimestampType ? 23 : type.isNumeric() ? 12 : 10;
  }

  private void rule() {
    StringBuilder line = new StringBuilder("+");
    for (int width : widths) {
      line.append("-".repeat(width + 2)).append('+');
    }
    out.println(line);
  }

  private void print(String[] cells) {
    StringBuilder line = new StringBuilder("|");
    for (int c = 0; c < cells.length; c++) {
      String text = CellWidth.cut(cells[c], widths[c]);
      String pad = " ".repeat(widths[c] - CellWidth.of(text));
      line.append(' ').append(rightAligned(c) ? pad + text : text + pad).append(" |");
    }
    out.println(line);
  }

  private boolean rightAligned(int column) {
    int index = rows.showsKinds() ? column - 1 : column;
    return index >= 0 && rows.schema().get(index).type().isNumeric();
  }
}
