package io.millrace.planner.convert;

import io.millrace.planner.error.PlanException;
import io.millrace.planner.message.Positions;
import io.millrace.planner.parser.SpanParser;
import io.millrace.sql.ast.Insert;
import io.millrace.sql.source.SourcePosition;
import io.millrace.sql.source.Span;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlHint;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Refuses OPTIONS hints, where {@code table.dynamic-table-options.enabled} is false. */
final class OptionHints extends SqlBasicVisitor<Void> {
  private OptionHints() {}

  /**
   * Complains of the first hint.
   *
   * @param insert where the rows go; null for a query
   */
  static void refuse(Span query, Insert insert) {
    if (insert != null && !insert.target().hints().isEmpty()) {
      throw refusal(insert.target().table().position());
    }
    SpanParser.parseQuery(query).accept(new OptionHints());
  }

  @Override
  public Void visit(SqlCall call) {
    if (call.getKind() == SqlKind.TABLE_REF) {
      for (SqlNode hint : (SqlNodeList) call.operand(1)) {
        if (((SqlHint) hint).getName().equalsIgnoreCase("OPTIONS")) {
          throw refusal(Positions.of(hint));
        }
      }
    }
    return super.visit(call);
  }

  private static PlanException refusal(SourcePosition position) {
    return new PlanException(
        position,
        "OPTIONS hints are switched off",
        "SET 'table.dynamic-table-options.enabled' = 'true', or leave the hint out");
  }
}
