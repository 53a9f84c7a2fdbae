package io.millrace.planner.convert;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql2rel.SqlRexContext;

/**
 * Equality of two rows that are written out, field by field, as the SQL standard (8.2) and Flink
 * have it: unequal if two fields are, otherwise unknown if a field is NULL. Rows that are values of
 * columns are compared as a whole, in which NULL is a value like others: so does Flink.
 */
final class RowEquality {
  private RowEquality() {}

  static RexNode equal(SqlRexContext cx, SqlCall call) {
    RexNode a = cx.convertExpression(call.operand(0));
    RexNode b = cx.convertExpression(call.operand(1));
    return bothMade(a, b)
        ? equal(cx.getRexBuilder(), a, b)
        : Convertlets.make(cx, call, call.getOperator(), List.of(a, b));
  }

  static RexNode different(SqlRexContext cx, SqlCall call) {
    RexNode a = cx.convertExpression(call.operand(0));
    RexNode b = cx.convertExpression(call.operand(1));
    RexBuilder builder = cx.getRexBuilder();
    return bothMade(a, b)
        ? builder.makeCall(SqlStdOperatorTable.NOT, equal(builder, a, b))
        : Convertlets.make(cx, call, call.getOperator(), List.of(a, b));
  }

  private static boolean bothMade(RexNode a, RexNode b) {
    return a.getKind() == SqlKind.ROW
        && b.getKind() == SqlKind.ROW
        && fields(a).size() == fields(b).size();
  }

  private static RexNode equal(RexBuilder builder, RexNode a, RexNode b) {
    if (!bothMade(a, b)) {
      return builder.makeCall(SqlStdOperatorTable.EQUALS, a, b);
    }
    List<RexNode> fields = new ArrayList<>();
    for (int i = 0; i < fields(a).size(); i++) {
      fields.add(equal(builder, fields(a).get(i), fields(b).get(i)));
    }
    return RexUtil.composeConjunction(builder, fields);
  }

  private static List<RexNode> fields(RexNode row) {
    return ((RexCall) row).getOperands();
  }
}
