package io.millrace.planner.validate;

import io.millrace.planner.error.PlanException;
import io.millrace.planner.message.Positions;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Refuses what needs the input to end, by place. */
public final class StreamingSyntax extends SqlBasicVisitor<Void> {
  private StreamingSyntax() {}

  /** Complains of the first clause that has no meaning for an endless input. */
  public static void check(SqlNode query) {
    query.accept(new StreamingSyntax());
  }

  @Override
  public Void visit(SqlCall call) {
    if (call instanceof SqlOrderBy order) {
      refuse(order.orderList);
    } else if (call instanceof SqlSelect select && select.getOrderList() != null) {
      refuse(select.getOrderList());
    }
    return super.visit(call);
  }

  private static void refuse(SqlNodeList order) {
    if (!order.isEmpty()) {
      throw PlanException.notSupported(
          Positions.of(order.get(0)),
          "ORDER BY in STREAMING mode",
          "SET 'execution.runtime-mode' = 'BATCH'");
    }
  }
}
