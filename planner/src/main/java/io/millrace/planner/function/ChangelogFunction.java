package io.millrace.planner.function;

import io.millrace.data.error.NearestName;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.message.Positions;
import io.millrace.planner.plan.ChangeCode;
import io.millrace.planner.type.TypeConversion;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWindowTableFunction;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandMetadata;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * TO_CHANGELOG or FROM_CHANGELOG of one call: its constant arguments belong to the function, its
 * one operand is the table. The name holds the arguments, so that calls with others differ.
 */
public final class ChangelogFunction extends SqlWindowTableFunction {
  /** The names of both. */
  public static final List<String> NAMES = List.of("TO_CHANGELOG", "FROM_CHANGELOG");

  private final boolean to;
  private final String op;
  private final List<ChangeCode> codes;

  /** Of FROM_CHANGELOG, known once the call was validated: names are lost on the way to a plan. */
  private int opColumn = -1;

  /**
   * @param to TO_CHANGELOG, else FROM_CHANGELOG
   * @param op name of the column of codes, which the one adds and the other takes away
   */
  public ChangelogFunction(boolean to, String op, List<ChangeCode> codes) {
    super(NAMES.get(to ? 0 : 1) + " " + op + " " + codes, new Table());
    this.to = to;
    this.op = op;
    this.codes = List.copyOf(codes);
  }

  public boolean to() {
    return to;
  }

  /** Where the input of FROM_CHANGELOG has the codes. */
  public int opColumn() {
    return opColumn;
  }

  public List<ChangeCode> codes() {
    return codes;
  }

  /** The function is not looked up by its name, which is made up. */
  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    call.getOperandList().forEach(operand -> validator.deriveType(scope, operand));
    return validateOperands(validator, scope, call);
  }

  @Override
  public SqlReturnTypeInference getRowTypeInference() {
    return binding -> rowType((SqlCallBinding) binding);
  }

  private RelDataType rowType(SqlCallBinding binding) {
    RelDataType input = binding.getOperandType(0);
    RelDataTypeFactory.Builder columns = binding.getTypeFactory().builder();
    SqlNode call = binding.getCall();
    if (to) {
      if (input.getFieldNames().contains(op)) {
        throw new PlanException(
            Positions.of(call),
            "the table has a column `" + op + "` already, which TO_CHANGELOG would add",
            "name another: op => DESCRIPTOR(change)");
      }
      RelDataType text = binding.getTypeFactory().createSqlType(SqlTypeName.VARCHAR);
      columns.add(op, binding.getTypeFactory().createTypeWithNullability(text, true));
      return columns.addAll(input.getFieldList()).build();
    }
    int column = input.getFieldNames().indexOf(op);
    if (column < 0) {
      String near = NearestName.hint(op, input.getFieldNames());
      throw new PlanException(
          Positions.of(call),
          "FROM_CHANGELOG finds no column `" + op + "` with the codes of the changes",
          near != null ? near : "name it: op => DESCRIPTOR(column)");
    }
    RelDataType type = input.getFieldList().get(column).getType();
    if (!SqlTypeUtil.inCharFamily(type)) {
      throw new PlanException(
          Positions.of(call),
          "the column `"
              + op
              + "` with the codes of the changes must be a STRING, not "
              + TypeConversion.fromCalcite(type).sql());
    }
    opColumn = column;
    input.getFieldList().stream().filter(f -> f.getIndex() != column).forEach(columns::add);
    return columns.build();
  }

  private static final class Table implements SqlOperandMetadata {
    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
      if (!binding.getValidator().getValidatedNodeType(binding.operand(0)).isStruct()) {
        throw new PlanException(
            Positions.of(binding.operand(0)), "expected TABLE name as the first argument");
      }
      return true;
    }

    @Override
    public List<RelDataType> paramTypes(RelDataTypeFactory factory) {
      return List.of(factory.createSqlType(SqlTypeName.ANY));
    }

    @Override
    public List<String> paramNames() {
      return List.of("input");
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
      return SqlOperandCountRanges.of(1);
    }

    @Override
    public String getAllowedSignatures(SqlOperator operator, String name) {
      return name + "(input => TABLE t)";
    }
  }
}
