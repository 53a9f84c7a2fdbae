package io.millrace.planner.function;

import io.millrace.data.type.DataType;
import io.millrace.functions.cast.Casts;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.message.Positions;
import io.millrace.planner.message.VariantCasts;
import io.millrace.planner.type.TypeConversion;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlCastFunction;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** CAST and TRY_CAST: the functions module says which pairs of types there are. */
final class CastOperator extends SqlCastFunction {
  static final CastOperator CAST = new CastOperator("CAST", SqlKind.CAST);
  static final CastOperator TRY_CAST = new CastOperator("TRY_CAST", SqlKind.SAFE_CAST);

  private CastOperator(String name, SqlKind kind) {
    super(name, kind);
  }

  /**
   * As declared: Calcite would take the nullability of parts, but not their names, from the value.
   */
  @Override
  public RelDataType inferReturnType(SqlOperatorBinding binding) {
    RelDataType from = binding.getOperandType(0);
    RelDataType to = binding.getOperandType(1);
    boolean nullable = getKind() == SqlKind.SAFE_CAST || from.isNullable();
    return binding.getTypeFactory().createTypeWithNullability(to, nullable);
  }

  @Override
  public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
    if (SqlUtil.isNullLiteral(binding.operand(0), false)) {
      return super.checkOperandTypes(binding, throwOnFailure);
    }
    RelDataType from = SqlTypeUtil.deriveType(binding, binding.operand(0));
    RelDataType to = binding.getValidator().getValidatedNodeType(binding.operand(1));
    if (from.getSqlTypeName() == SqlTypeName.ANY || from.getSqlTypeName() == SqlTypeName.UNKNOWN) {
      return super.checkOperandTypes(binding, throwOnFailure);
    }
    DataType source = TypeConversion.fromCalcite(from);
    DataType target = TypeConversion.fromCalcite(to);
    boolean castable = Casts.isIdentity(source, target) || Casts.find(source, target).isPresent();
    boolean losesNulls = castable && Casts.losesNulls(source, target);
    if (castable && !losesNulls) {
      return true;
    }
    if (throwOnFailure) {
      throw new PlanException(
          Positions.of(binding.getCall()),
          source.sql() + " cannot be CAST to " + target.sql(),
          losesNulls
              ? "leave out the NOT NULL of the parts that may be NULL"
              : VariantCasts.instead(source, target));
    }
    return false;
  }
}
