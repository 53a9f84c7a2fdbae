package io.millrace.planner.parser.type;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;

/** The fields of a ROW type while the generated parser reads them. */
public final class FieldTypes {
  private final List<SqlIdentifier> names = new ArrayList<>();
  private final List<SqlDataTypeSpec> types = new ArrayList<>();

  /** Appends a field. */
  public void add(SqlIdentifier name, SqlDataTypeSpec type) {
    names.add(name);
    types.add(type);
  }

  List<SqlIdentifier> names() {
    return List.copyOf(names);
  }

  List<SqlDataTypeSpec> types() {
    return List.copyOf(types);
  }
}
