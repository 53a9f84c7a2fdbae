package io.millrace.planner.function;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlLeadLagAggFunction;

/** LAG and LEAD; unlike Calcite's their value may be NULL wherever their argument may be. */
final class OffsetOperator extends SqlLeadLagAggFunction {
  static final OffsetOperator LAG = new OffsetOperator(SqlKind.LAG);
  static final OffsetOperator LEAD = new OffsetOperator(SqlKind.LEAD);

  private OffsetOperator(SqlKind kind) {
    super(kind);
  }

  @Override
  public RelDataType inferReturnType(SqlOperatorBinding call) {
    RelDataType type = super.inferReturnType(call);
    return call.getOperandType(0).isNullable()
        ? call.getTypeFactory().createTypeWithNullability(type, true)
        : type;
  }
}
