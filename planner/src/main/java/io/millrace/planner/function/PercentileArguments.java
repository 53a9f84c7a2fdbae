package io.millrace.planner.function;

import io.millrace.planner.error.PlanException;
import io.millrace.planner.message.Positions;
import java.math.BigDecimal;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** A number, a percentage or an array of them, and perhaps a whole number. */
final class PercentileArguments implements SqlOperandTypeChecker {
  @Override
  public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
    RelDataType share = binding.getOperandType(1);
    RelDataType one =
        share.getSqlTypeName() == SqlTypeName.ARRAY ? share.getComponentType() : share;
    boolean fits =
        SqlTypeUtil.isNumeric(binding.getOperandType(0))
            && SqlTypeUtil.isNumeric(one)
            && (binding.getOperandCount() < 3
                || SqlTypeUtil.isExactNumeric(binding.getOperandType(2))
                    && binding.getOperandType(2).getScale() <= 0
                    && binding.getOperandType(2).getSqlTypeName() != SqlTypeName.DECIMAL);
    if (!fits && throwOnFailure) {
      throw binding.newValidationSignatureError();
    }
    return fits && inRange(binding.operand(1));
  }

  private static boolean inRange(SqlNode share) {
    if (share instanceof SqlLiteral literal
        && literal.getValue() instanceof BigDecimal number
        && (number.signum() < 0 || number.compareTo(BigDecimal.ONE) > 0)) {
      throw new PlanException(
          Positions.of(share),
          "the percentage of PERCENTILE must be between 0.0 and 1.0, but is " + number,
          number.compareTo(BigDecimal.valueOf(100)) <= 0 && number.signum() > 0
              ? "Write " + number.movePointLeft(2).toPlainString() + "."
              : null);
    }
    return true;
  }

  @Override
  public SqlOperandCountRange getOperandCountRange() {
    return SqlOperandCountRanges.between(2, 3);
  }

  @Override
  public String getAllowedSignatures(SqlOperator operator, String name) {
    return "PERCENTILE(<NUMERIC>, <NUMERIC> or <ARRAY OF NUMERIC> [, <INTEGER>])";
  }
}
