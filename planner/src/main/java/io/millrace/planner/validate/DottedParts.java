package io.millrace.planner.validate;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/** Finds that a dot stands behind a column whose parts are not fields: a VARIANT or a map. */
final class DottedParts extends SqlBasicVisitor<Void> {
  private final int line;
  private final int column;
  private SqlIdentifier found;

  private DottedParts(int line, int column) {
    this.line = line;
    this.column = column;
  }

  /** How it is to be written instead; null if what is wrong is something else. */
  static String hint(CalciteContextException e, SqlNode query, SqlValidatorScope scope) {
    DottedParts search = new DottedParts(e.getPosLine(), e.getPosColumn());
    query.accept(search);
    boolean known = search.found != null && scope != null;
    List<String> names = known ? search.found.names : List.of();
    for (int i = 0; i + 1 < names.size(); i++) {
      RelDataType column = scope.resolveColumn(names.get(i), search.found);
      SqlTypeName type = column == null ? null : column.getSqlTypeName();
      if (type == SqlTypeName.VARIANT || type == SqlTypeName.MAP) {
        String parts =
            names.subList(i + 1, names.size()).stream()
                .map(part -> "['" + part + "']")
                .collect(Collectors.joining());
        return "`%s` is a %s: write %s%s"
            .formatted(names.get(i), type, String.join(".", names.subList(0, i + 1)), parts);
      }
    }
    return null;
  }

  @Override
  public Void visit(SqlIdentifier name) {
    SqlParserPos place = name.getParserPosition();
    boolean covers =
        place.getLineNum() == line
            && place.getColumnNum() <= column
            && column <= place.getEndColumnNum();
    if (covers && name.names.size() > 1) {
      found = name;
    }
    return null;
  }
}
