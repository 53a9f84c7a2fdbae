package io.millrace.planner.validate;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.message.Ordering;
import io.millrace.planner.message.Positions;
import io.millrace.planner.type.TypeConversion;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Refuses operands that Calcite takes and the dialect does not, by place. */
final class OperandChecks {
  /** Functions that compare their arguments. */
  private static final Set<String> ORDERING =
      Set.of("GREATEST", "LEAST", "ARRAY_SORT", "ARRAY_MAX", "ARRAY_MIN");

  private OperandChecks() {}

  static void check(SqlCall call, Function<SqlNode, RelDataType> types) {
    switch (call.getKind()) {
      case EQUALS, NOT_EQUALS, IS_DISTINCT_FROM, IS_NOT_DISTINCT_FROM, NULLIF ->
          checkEquality(call, types.apply(call.operand(0)), types.apply(call.operand(1)));
      case ITEM -> {
        if (types.apply(call.operand(0)).getSqlTypeName() == SqlTypeName.ARRAY) {
          checkArrayIndex(call.operand(1));
        }
      }
      case LESS_THAN, LESS_THAN_OR_EQUAL, GREATER_THAN, GREATER_THAN_OR_EQUAL, BETWEEN, MIN, MAX ->
          checkOrder(call, types);
      default -> {
        if (ORDERING.contains(call.getOperator().getName())) {
          checkOrder(call, types);
        }
      }
    }
  }

  private static void checkOrder(SqlCall call, Function<SqlNode, RelDataType> types) {
    for (SqlNode operand : call.getOperandList()) {
      RelDataType type = types.apply(operand);
      boolean known = type.getSqlTypeName() != SqlTypeName.ANY && !SqlTypeUtil.isNull(type);
      if (known) {
        Ordering.require(TypeConversion.fromCalcite(type), Positions.of(call));
      }
    }
  }

  /** Whether '01' equals 1 depends on which of the two is converted: the user says it. */
  private static void checkEquality(SqlCall call, RelDataType a, RelDataType b) {
    if (a.getSqlTypeName() == SqlTypeName.ROW && b.getSqlTypeName() == SqlTypeName.ROW) {
      checkClasses(call, TypeConversion.fromCalcite(a), TypeConversion.fromCalcite(b));
    }
    boolean mixed =
        SqlTypeUtil.isCharacter(a) && compared(b) || SqlTypeUtil.isCharacter(b) && compared(a);
    if (mixed) {
      String operator = call.getOperator().getName();
      String value = TypeConversion.fromCalcite(SqlTypeUtil.isCharacter(a) ? b : a).sql();
      throw new PlanException(
          Positions.of(call),
          "`%s` cannot be applied to %s and %s"
              .formatted(
                  operator,
                  TypeConversion.fromCalcite(a).sql(),
                  TypeConversion.fromCalcite(b).sql()),
          "convert one of them: CAST(… AS " + value.replace(" NOT NULL", "") + ")");
    }
  }

  /** Objects are equal to those of their class only, never to rows. */
  private static void checkClasses(SqlCall call, DataType a, DataType b) {
    if (!Objects.equals(((RowType) a).className(), ((RowType) b).className())) {
      throw new PlanException(
          Positions.of(call),
          "`%s` cannot be applied to %s and %s"
              .formatted(call.getOperator().getName(), a.sql(), b.sql()),
          "CAST one of them to the type of the other");
    }
  }

  private static boolean compared(RelDataType type) {
    return SqlTypeUtil.isNumeric(type) || SqlTypeUtil.isBoolean(type);
  }

  /** A place in an array that is written down is one that an array can have. */
  private static void checkArrayIndex(SqlNode index) {
    boolean negated = index.getKind() == SqlKind.MINUS_PREFIX;
    SqlNode digits = negated ? ((SqlCall) index).operand(0) : index;
    if (!(digits instanceof SqlNumericLiteral literal)) {
      return;
    }
    BigDecimal value = literal.bigDecimalValue();
    if (negated || value.signum() <= 0) {
      throw new PlanException(
          Positions.of(index),
          "an array has no element " + (negated ? value.negate() : value),
          "elements are counted from 1");
    }
  }
}
