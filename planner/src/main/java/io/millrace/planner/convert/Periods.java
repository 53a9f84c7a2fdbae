package io.millrace.planner.convert;

import io.millrace.planner.error.PlanException;
import io.millrace.planner.message.Positions;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql2rel.SqlRexContext;

/** Expressions over periods and lengths of time. */
final class Periods {
  private Periods() {}

  /** A period with its ends in order. */
  private record Period(RexNode start, RexNode end) {}

  /**
   * {@code (a, b) OVERLAPS (c, d)}: whether two periods share a point, which may be where one ends
   * and the other begins. The ends may stand in either order, the second may be an interval.
   */
  static RexNode overlaps(SqlRexContext cx, SqlCall call) {
    Period left = period(cx, call.operand(0));
    Period right = period(cx, call.operand(1));
    RexBuilder builder = cx.getRexBuilder();
    return builder.makeCall(
        SqlStdOperatorTable.AND,
        builder.makeCall(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, left.end(), right.start()),
        builder.makeCall(SqlStdOperatorTable.GREATER_THAN_OR_EQUAL, right.end(), left.start()));
  }

  private static Period period(SqlRexContext cx, SqlNode node) {
    if (!(node instanceof SqlCall row) || row.getKind() != SqlKind.ROW || row.operandCount() != 2) {
      throw new PlanException(
          Positions.of(node.getParserPosition()),
          "OVERLAPS compares periods of two ends",
          "write (start, end) OVERLAPS (start, end), where an end may be an interval");
    }
    RexBuilder builder = cx.getRexBuilder();
    RexNode first = cx.convertExpression(row.operand(0));
    RexNode second = cx.convertExpression(row.operand(1));
    if (SqlTypeUtil.isInterval(second.getType())) {
      SqlOperator plus = SqlStdOperatorTable.DATETIME_PLUS;
      List<RexNode> operands = List.of(first, second);
      second = builder.makeCall(builder.deriveReturnType(plus, operands), plus, operands);
    }
    RexNode inOrder = builder.makeCall(SqlStdOperatorTable.LESS_THAN_OR_EQUAL, first, second);
    return new Period(
        builder.makeCall(SqlStdOperatorTable.CASE, inOrder, first, second),
        builder.makeCall(SqlStdOperatorTable.CASE, inOrder, second, first));
  }

  /**
   * CAST of a number that is written down counts the unit, so that {@code CAST(1 AS INTERVAL DAY)}
   * is a day; any other number counts milliseconds or months, in which intervals are kept. What is
   * less than one of those is cut off.
   */
  static Optional<RexNode> counted(SqlRexContext cx, SqlCall cast) {
    SqlNode value = cast.operand(0);
    boolean negated = value.getKind() == SqlKind.MINUS_PREFIX;
    SqlNode digits = negated ? ((SqlCall) value).operand(0) : value;
    boolean counts =
        digits instanceof SqlNumericLiteral
            && cast.operand(1) instanceof SqlIntervalQualifier unit
            && unit.timeUnitRange.endUnit == null;
    if (!counts) {
      return Optional.empty();
    }
    BigDecimal number = ((SqlNumericLiteral) digits).bigDecimalValue();
    SqlIntervalQualifier unit = cast.operand(1);
    BigDecimal stored = (negated ? number.negate() : number).multiply(unit.getUnit().multiplier);
    BigDecimal whole = stored.setScale(0, RoundingMode.DOWN);
    return Optional.of(cx.getRexBuilder().makeIntervalLiteral(whole, unit));
  }

  /** Lengths of time are multiplied and divided by whole numbers only. */
  static RexNode scaled(SqlRexContext cx, SqlCall call) {
    RexNode scaled = Convertlets.plain(cx, call);
    if (SqlTypeUtil.isInterval(scaled.getType())) {
      for (SqlNode operand : call.getOperandList()) {
        RelDataType type = cx.getValidator().getValidatedNodeType(operand);
        if (SqlTypeUtil.isNumeric(type) && !SqlTypeUtil.isIntType(type)) {
          throw new PlanException(
              Positions.of(operand.getParserPosition()),
              "an interval can be multiplied and divided by whole numbers only, not by " + type,
              "CAST it to BIGINT, or use a finer unit of the interval");
        }
      }
    }
    return scaled;
  }
}
