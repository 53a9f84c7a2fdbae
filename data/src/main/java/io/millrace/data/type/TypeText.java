package io.millrace.data.type;

import io.millrace.data.error.MillraceException;
import java.util.List;
import java.util.stream.Collectors;

/** The SQL spelling of types, printed and parsed. */
public final class TypeText {
  private TypeText() {}

  /** The spelling, with {@code NOT NULL} where it holds. */
  public static String print(DataType type) {
    return type.nullable() ? type.sql() : type.sql() + " NOT NULL";
  }

  /**
   * Reads a type as Flink SQL spells it, any case, synonyms included. Throws {@link
   * MillraceException} that names what was expected and the nearest name.
   */
  public static DataType parse(String text) {
    return new TypeParser(text).parse();
  }

  static String structuredSql(String className, List<DataType.Field> fields) {
    String name = "STRUCTURED<'" + className.replace("'", "''") + "'";
    String row = rowSql(fields);
    return fields.isEmpty() ? name + ">" : name + ", " + row.substring("ROW<".length());
  }

  static String rowSql(List<DataType.Field> fields) {
    return fields.stream()
        .map(f -> "`" + f.name().replace("`", "``") + "` " + f.type())
        .collect(Collectors.joining(", ", "ROW<", ">"));
  }
}
