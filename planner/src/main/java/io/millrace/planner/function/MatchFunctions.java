package io.millrace.planner.function;

import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlSingleOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeName;

/** Functions of the dialect that stand in MEASURES, and those of all others that may. */
public final class MatchFunctions {
  /** Aggregates that MEASURES and DEFINE may have. */
  public static final Set<String> AGGREGATES = Set.of("COUNT", "SUM", "AVG", "MIN", "MAX");

  private static final SqlSingleOperandTypeChecker ONE = OperandTypes.ANY;

  /** {@code MATCH_ROWTIME([time attribute])}: when the last row of the match happened. */
  public static final SqlFunction MATCH_ROWTIME =
      new SqlFunction(
          "MATCH_ROWTIME",
          SqlKind.OTHER_FUNCTION,
          MatchFunctions::rowTime,
          null,
          OperandTypes.or(OperandTypes.NILADIC, ONE),
          SqlFunctionCategory.MATCH_RECOGNIZE);

  /** {@code MATCH_PROCTIME()}: when the match came out. */
  public static final SqlFunction MATCH_PROCTIME =
      new SqlFunction(
          "MATCH_PROCTIME",
          SqlKind.OTHER_FUNCTION,
          binding ->
              binding.getTypeFactory().createSqlType(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, 3),
          null,
          OperandTypes.NILADIC,
          SqlFunctionCategory.MATCH_RECOGNIZE);

  private MatchFunctions() {}

  private static RelDataType rowTime(SqlOperatorBinding binding) {
    return binding.getOperandCount() == 0
        ? binding.getTypeFactory().createSqlType(SqlTypeName.TIMESTAMP, 3)
        : binding.getOperandType(0);
  }
}
