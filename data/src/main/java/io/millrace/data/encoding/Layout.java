package io.millrace.data.encoding;

import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.TypeText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands behind the bytes of stored rows: the version of the encoding and the columns, each
 * with an id that stays when a query is edited. It is kept beside the rows (in a manifest), not in
 * them. {@link #toString()} is its text and {@link #parse} reads it back.
 *
 * @param version of the encoding; see {@link #CURRENT}
 * @param columns id and type of each column; ids differ
 */
public record Layout(int version, List<Field> columns) {
  /** The version that {@link RowWriter} writes. */
  public static final int CURRENT = 1;

  private static final Pattern FORM = Pattern.compile("v(\\d{1,9}) (ROW<.*>)");

  public Layout {
    columns = List.copyOf(columns);
  }

  /** The current encoding of these columns. */
  public static Layout of(List<Field> columns) {
    return new Layout(CURRENT, columns);
  }

  public List<DataType> types() {
    return columns.stream().map(Field::type).toList();
  }

  /**
   * What rows stored under this layout are to a reader of {@code wanted}. Columns are matched by
   * id; one that nobody wants any more is skipped, one that was never stored makes the layouts
   * incompatible. Types may grow: an integral type to a longer one, FLOAT to DOUBLE, DECIMAL and
   * TIMESTAMP to more digits, VARCHAR to longer, NOT NULL to nullable.
   */
  public Compatibility compare(Layout wanted) {
    if (version > CURRENT || wanted.version > CURRENT) {
      return Compatibility.INCOMPATIBLE;
    }
    Map<String, DataType> stored = new HashMap<>();
    columns.forEach(c -> stored.put(c.name(), c.type()));
    boolean sameIds = columns.size() == wanted.columns.size() && version == wanted.version;
    Compatibility all = Compatibility.SAME;
    for (int i = 0; i < wanted.columns.size(); i++) {
      Field column = wanted.columns.get(i);
      DataType type = stored.get(column.name());
      if (type == null) {
        return Compatibility.INCOMPATIBLE;
      }
      all = all.and(TypeChange.of(type, column.type()));
      sameIds &= i < columns.size() && columns.get(i).name().equals(column.name());
    }
    return sameIds ? all : all.and(Compatibility.WIDENED);
  }

  /** Reads a layout. Throws MillraceException if {@code text} is none. */
  public static Layout parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (matcher.matches() && TypeText.parse(matcher.group(2)) instanceof RowType row) {
      return new Layout(Integer.parseInt(matcher.group(1)), row.fields());
    }
    throw unreadable(text);
  }

  private static MillraceException unreadable(String text) {
    return MillraceException.deterministic(
        "expected a layout such as 'v1 ROW<`a` INT>', but it is '" + text + "'");
  }

  /** {@code v1 ROW<`id` TYPE, …>}. */
  @Override
  public String toString() {
    return "v" + version + " " + new RowType(columns, true);
  }
}
