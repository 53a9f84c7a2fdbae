package io.millrace.planner.function;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.util.Optionality;

/**
 * Aggregates whose rules differ from Calcite's: FIRST_VALUE and LAST_VALUE stand in GROUP BY as
 * well as in OVER, LISTAGG of nothing is NULL, and so is a sample's variance of one row.
 */
final class DialectAggregate extends SqlAggFunction {
  private static final SqlReturnTypeInference SAMPLE =
      ReturnTypes.AVG_AGG_FUNCTION.andThen(SqlTypeTransforms.FORCE_NULLABLE);

  static final SqlAggFunction FIRST_VALUE = value("FIRST_VALUE");
  static final SqlAggFunction LAST_VALUE = value("LAST_VALUE");
  static final SqlAggFunction LISTAGG =
      new DialectAggregate(
          "LISTAGG",
          ReturnTypes.ARG0_NULLABLE_IF_EMPTY,
          OperandTypes.or(OperandTypes.CHARACTER, OperandTypes.STRING_STRING));
  static final SqlAggFunction STDDEV = sample("STDDEV");
  static final SqlAggFunction STDDEV_SAMP = sample("STDDEV_SAMP");
  static final SqlAggFunction VARIANCE = sample("VARIANCE");
  static final SqlAggFunction VAR_SAMP = sample("VAR_SAMP");

  static final SqlAggFunction COLLECT =
      new DialectAggregate("COLLECT", ReturnTypes.TO_MULTISET, OperandTypes.ANY);
  static final SqlAggFunction ARRAY_AGG =
      new DialectAggregate(
          "ARRAY_AGG",
          ReturnTypes.TO_ARRAY.andThen(SqlTypeTransforms.FORCE_NULLABLE),
          OperandTypes.ANY);
  static final SqlAggFunction PERCENTILE =
      new DialectAggregate("PERCENTILE", DialectAggregate::percentile, new PercentileArguments());

  private DialectAggregate(
      String name, SqlReturnTypeInference result, SqlOperandTypeChecker operands) {
    super(
        name,
        null,
        SqlKind.OTHER_FUNCTION,
        result,
        null,
        operands,
        SqlFunctionCategory.USER_DEFINED_FUNCTION,
        false,
        false,
        Optionality.FORBIDDEN);
  }

  private static SqlAggFunction value(String name) {
    return new DialectAggregate(name, ReturnTypes.ARG0_NULLABLE_IF_EMPTY, OperandTypes.ANY);
  }

  private static SqlAggFunction sample(String name) {
    return new DialectAggregate(name, SAMPLE, OperandTypes.NUMERIC);
  }

  /** One DOUBLE, or as many as there are percentages. */
  private static RelDataType percentile(SqlOperatorBinding binding) {
    RelDataTypeFactory types = binding.getTypeFactory();
    RelDataType one =
        types.createTypeWithNullability(types.createSqlType(SqlTypeName.DOUBLE), true);
    return binding.getOperandType(1).getSqlTypeName() == SqlTypeName.ARRAY
        ? types.createTypeWithNullability(types.createArrayType(one, -1), true)
        : one;
  }

  @Override
  public boolean allowsNullTreatment() {
    return getName().equals("ARRAY_AGG");
  }
}
