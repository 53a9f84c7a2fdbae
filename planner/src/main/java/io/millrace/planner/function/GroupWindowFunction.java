package io.millrace.planner.function;

import io.millrace.planner.error.PlanException;
import io.millrace.planner.message.Positions;
import io.millrace.planner.plan.PlanNode.WindowProperty;
import io.millrace.planner.type.TypeConversion;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * A property of the window that a row is in, as a group key: what {@code GROUP BY TUMBLE(ts,
 * INTERVAL …)} groups by. Its arguments are those of the {@link WindowFunction} without the table.
 */
public final class GroupWindowFunction extends SqlSpecialOperator {
  /** In place of DESCRIPTOR: a column that was a time attribute will do. */
  public static final SqlOperator TIME =
      new SqlSpecialOperator("$TIME", SqlKind.OTHER, 0, true, ReturnTypes.CURSOR, null, null);

  private final WindowFunction window;
  private final WindowProperty property;

  private GroupWindowFunction(WindowFunction window, WindowProperty property) {
    super(
        "$" + window.getName() + "_" + property,
        SqlKind.OTHER,
        0,
        true,
        binding -> type(binding, property),
        null,
        new Arguments(window));
    this.window = window;
    this.property = property;
  }

  /** The function that tells a property of the window with a name. */
  public static GroupWindowFunction of(String window, WindowProperty property) {
    return new GroupWindowFunction(WindowFunction.named(window), property);
  }

  /** The window function that gives the property as a column. */
  public WindowFunction window() {
    return window;
  }

  /** What is told. */
  public WindowProperty property() {
    return property;
  }

  @Override
  public SqlSyntax getSyntax() {
    return SqlSyntax.FUNCTION;
  }

  /** There is no such function for users to call, so it is not looked up. */
  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    call.getOperandList().forEach(operand -> validator.deriveType(scope, operand));
    return validateOperands(validator, scope, call);
  }

  private static RelDataType type(SqlOperatorBinding binding, WindowProperty property) {
    SqlTypeName name =
        property == WindowProperty.WINDOW_TIME
            ? binding.getOperandType(0).getSqlTypeName()
            : SqlTypeName.TIMESTAMP;
    RelDataTypeFactory factory = binding.getTypeFactory();
    return factory.createSqlType(name, 3);
  }

  private record Arguments(WindowFunction window) implements SqlOperandTypeChecker {
    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
      SqlNode time = binding.operand(0);
      if (!SqlTypeUtil.isTimestamp(binding.getOperandType(0))) {
        throw new PlanException(
            Positions.of(time),
            "the time attribute%s must be TIMESTAMP or TIMESTAMP_LTZ, not %s"
                .formatted(
                    time instanceof SqlIdentifier ? " `" + time + "`" : "",
                    TypeConversion.fromCalcite(binding.getOperandType(0)).sql()));
      }
      List<String> parameters = window.parameters();
      for (int i = 1; i < binding.getOperandCount(); i++) {
        if (!SqlTypeUtil.isInterval(binding.getOperandType(i))) {
          throw new PlanException(
              Positions.of(binding.operand(i)),
              parameters.get(i + 1) + " must be an INTERVAL",
              "such as INTERVAL '1' HOUR");
        }
      }
      return true;
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
      return SqlOperandCountRanges.between(window.mandatory() - 1, window.parameters().size() - 1);
    }

    @Override
    public String getAllowedSignatures(SqlOperator operator, String name) {
      List<String> parameters = window.parameters();
      return window.getName()
          + "("
          + String.join(", ", parameters.subList(1, parameters.size()))
          + ")";
    }
  }
}
