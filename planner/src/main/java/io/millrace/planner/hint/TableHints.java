package io.millrace.planner.hint;

import io.millrace.data.error.NearestName;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.parser.SpanParser;
import io.millrace.sql.ast.Insert;
import io.millrace.sql.source.SourcePosition;
import io.millrace.sql.source.Span;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Hints behind the names of tables. */
public final class TableHints {
  private static final String OPTIONS = "OPTIONS";

  private TableHints() {}

  /** Complains of those that tables do not take. */
  public static void check(SqlNodeList list) {
    for (Hint hint : Hint.all(list)) {
      if (hint.name().equals(OPTIONS)) {
        hint.requirePairs("OPTIONS('key' = 'value')");
        continue;
      }
      if (QueryHints.isOne(hint.name())) {
        throw new PlanException(
            hint.position(),
            "the hint " + hint.name() + " belongs to SELECT, not to a table",
            "write it behind SELECT: SELECT /*+ " + hint.name() + "(…) */");
      }
      String near = NearestName.hint(hint.name(), List.of(OPTIONS));
      throw new PlanException(
          hint.position(),
          "unknown hint `" + hint.name() + "`",
          near != null ? near : "tables take /*+ OPTIONS('key' = 'value') */");
    }
  }

  /**
   * Complains of the first OPTIONS, where {@code table.dynamic-table-options.enabled} is false.
   *
   * @param insert where the rows go; null for a query
   */
  public static void refuse(Span query, Insert insert) {
    if (insert != null && !insert.target().hints().isEmpty()) {
      throw refusal(insert.target().table().position());
    }
    SpanParser.parseQuery(query).accept(new Refusal());
  }

  private static PlanException refusal(SourcePosition position) {
    return new PlanException(
        position,
        "OPTIONS hints are switched off",
        "SET 'table.dynamic-table-options.enabled' = 'true', or leave the hint out");
  }

  private static final class Refusal extends SqlBasicVisitor<Void> {
    @Override
    public Void visit(SqlCall call) {
      if (call.getKind() == SqlKind.TABLE_REF) {
        for (Hint hint : Hint.all(call.operand(1))) {
          if (hint.name().equals(OPTIONS)) {
            throw refusal(hint.position());
          }
        }
      }
      return super.visit(call);
    }
  }
}
