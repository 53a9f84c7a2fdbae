package io.millrace.planner.validate;

import io.millrace.planner.message.Positions;
import io.millrace.sql.source.SourcePosition;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Finds where a query sorts without a limit, for a message about it. */
public final class StreamingSyntax extends SqlBasicVisitor<Void> {
  /** Under which name the place of ORDER BY is remembered. */
  public static final String ORDER_BY = "ORDER BY";

  private SourcePosition found;

  private StreamingSyntax() {}

  /** Where the first ORDER BY without LIMIT stands; null if there is none. */
  public static SourcePosition order(SqlNode query) {
    StreamingSyntax search = new StreamingSyntax();
    query.accept(search);
    return search.found;
  }

  @Override
  public Void visit(SqlCall call) {
    if (found == null
        && call instanceof SqlOrderBy order
        && order.fetch == null
        && !order.orderList.isEmpty()) {
      found = Positions.of(order.orderList.get(0));
    }
    return super.visit(call);
  }
}
