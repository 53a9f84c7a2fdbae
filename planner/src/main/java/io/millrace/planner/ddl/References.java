package io.millrace.planner.ddl;

import io.millrace.planner.parser.SpanParser;
import io.millrace.sql.source.Span;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Which columns an expression names. */
final class References {
  private References() {}

  static boolean to(String column, Span expression) {
    boolean[] found = new boolean[1];
    SpanParser.parseExpression(expression)
        .accept(
            new SqlBasicVisitor<Void>() {
              @Override
              public Void visit(SqlIdentifier name) {
                found[0] |= name.names.get(0).equals(column);
                return null;
              }
            });
    return found[0];
  }
}
