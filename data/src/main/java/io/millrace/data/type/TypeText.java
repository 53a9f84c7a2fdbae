package io.millrace.data.type;

import java.util.List;
import java.util.stream.Collectors;

/** The SQL spelling of types. */
final class TypeText {
  private TypeText() {}

  static String print(DataType type) {
    return type.nullable() ? type.sql() : type.sql() + " NOT NULL";
  }

  static String rowSql(List<DataType.Field> fields) {
    return fields.stream()
        .map(f -> "`" + f.name().replace("`", "``") + "` " + f.type())
        .collect(Collectors.joining(", ", "ROW<", ">"));
  }
}
