package io.millrace.planner.validate;

import io.millrace.planner.error.PlanException;
import io.millrace.planner.error.Positions;
import java.util.Map;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Refuses clauses that the grammar reads and the planner cannot carry out yet, by place. */
final class UnsupportedSyntax extends SqlBasicVisitor<Void> {
  private record Refusal(String clause, String instead) {}

  private static final Map<SqlKind, Refusal> KINDS =
      Map.ofEntries(
          Map.entry(SqlKind.OVER, new Refusal("OVER windows", null)),
          Map.entry(SqlKind.MATCH_RECOGNIZE, new Refusal("MATCH_RECOGNIZE", null)),
          Map.entry(
              SqlKind.INTERSECT, new Refusal("INTERSECT", "join the two queries on all columns")),
          Map.entry(SqlKind.EXCEPT, new Refusal("EXCEPT", "use NOT EXISTS")),
          Map.entry(SqlKind.PIVOT, new Refusal("PIVOT", "use aggregates with FILTER (WHERE …)")),
          Map.entry(SqlKind.UNPIVOT, new Refusal("UNPIVOT", "use UNION ALL")),
          Map.entry(SqlKind.GROUPING_SETS, new Refusal("GROUPING SETS", "use UNION ALL")),
          Map.entry(SqlKind.ROLLUP, new Refusal("ROLLUP", "use UNION ALL")),
          Map.entry(SqlKind.CUBE, new Refusal("CUBE", "use UNION ALL")),
          Map.entry(SqlKind.TABLESAMPLE, new Refusal("TABLESAMPLE", null)),
          Map.entry(SqlKind.SNAPSHOT, new Refusal("FOR SYSTEM_TIME AS OF", "use a regular join")),
          Map.entry(SqlKind.LAMBDA, new Refusal("lambda expressions", null)),
          Map.entry(SqlKind.NEXT_VALUE, new Refusal("sequences", null)),
          Map.entry(SqlKind.CURRENT_VALUE, new Refusal("sequences", null)));

  private UnsupportedSyntax() {}

  static void check(SqlNode query) {
    query.accept(new UnsupportedSyntax());
  }

  @Override
  public Void visit(SqlCall call) {
    Refusal refusal = KINDS.get(call.getKind());
    if (refusal != null) {
      throw PlanException.notSupported(Positions.of(call), refusal.clause(), refusal.instead());
    }
    if (call instanceof SqlJoin join) {
      checkJoin(join);
    }
    if (call instanceof SqlSelect select) {
      checkSelect(select);
    }
    return super.visit(call);
  }

  private static void checkJoin(SqlJoin join) {
    JoinType type = join.getJoinType();
    switch (type) {
      case RIGHT -> refuse(join, "RIGHT JOIN", "swap the tables and use LEFT JOIN");
      case FULL -> refuse(join, "FULL JOIN", null);
      case ASOF, LEFT_ASOF -> refuse(join, "ASOF JOIN", null);
      default -> {}
    }
  }

  private static void checkSelect(SqlSelect select) {
    if (select.getWindowList() != null && !select.getWindowList().isEmpty()) {
      refuse(select.getWindowList(), "the WINDOW clause", null);
    }
    if (select.getQualify() != null) {
      refuse(select.getQualify(), "QUALIFY", null);
    }
  }

  private static void refuse(SqlNode node, String clause, String instead) {
    throw PlanException.notSupported(Positions.of(node), clause, instead);
  }
}
