package io.millrace.planner.function;

import io.millrace.data.error.NearestName;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.message.Positions;
import io.millrace.planner.type.TypeConversion;
import java.util.List;
import java.util.stream.Stream;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlWindowTableFunction;
import org.apache.calcite.sql.TableCharacteristic;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandMetadata;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * A window table-valued function: the columns of its table, then {@code window_start}, {@code
 * window_end} (TIMESTAMP(3)) and {@code window_time} (of the time column's kind).
 */
public final class WindowFunction extends SqlWindowTableFunction {
  /** {@code TUMBLE(DATA, TIMECOL, SIZE [, OFFSET])}. */
  public static final WindowFunction TUMBLE =
      new WindowFunction("TUMBLE", List.of(PARAM_DATA, PARAM_TIMECOL, PARAM_SIZE, PARAM_OFFSET), 3);

  /** {@code HOP(DATA, TIMECOL, SLIDE, SIZE [, OFFSET])}. */
  public static final WindowFunction HOP =
      new WindowFunction(
          "HOP", List.of(PARAM_DATA, PARAM_TIMECOL, PARAM_SLIDE, PARAM_SIZE, PARAM_OFFSET), 4);

  /** {@code CUMULATE(DATA, TIMECOL, STEP, SIZE [, OFFSET])}. */
  public static final WindowFunction CUMULATE =
      new WindowFunction(
          "CUMULATE", List.of(PARAM_DATA, PARAM_TIMECOL, "STEP", PARAM_SIZE, PARAM_OFFSET), 4);

  /** {@code SESSION(DATA [PARTITION BY …], TIMECOL, GAP)}. */
  public static final WindowFunction SESSION =
      new WindowFunction("SESSION", List.of(PARAM_DATA, PARAM_TIMECOL, "GAP"), 3);

  /** The names of all window functions. */
  public static final List<String> NAMES = List.of("TUMBLE", "HOP", "CUMULATE", "SESSION");

  /** How many columns a window adds. */
  public static final int ADDED_COLUMNS = 3;

  private WindowFunction(String name, List<String> parameters, int mandatory) {
    super(name, new Operands(parameters, mandatory));
  }

  /** The function with a name; null if there is none. */
  public static WindowFunction named(String name) {
    return Stream.of(TUMBLE, HOP, CUMULATE, SESSION)
        .filter(function -> function.getName().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** Names of the arguments, in order. */
  public List<String> parameters() {
    return getOperandTypeChecker().paramNames();
  }

  /** How many of the arguments must be given. */
  public int mandatory() {
    return getOperandTypeChecker().getOperandCountRange().getMin();
  }

  /** Whether windows may differ by key: sessions do; other windows are the same for all rows. */
  public boolean keepsApart() {
    return this == SESSION;
  }

  /** Sessions may be kept apart by PARTITION BY. */
  @Override
  public TableCharacteristic tableCharacteristic(int ordinal) {
    return ordinal == 0 && keepsApart()
        ? TableCharacteristic.builder(TableCharacteristic.Semantics.SET).build()
        : null;
  }

  @Override
  public SqlReturnTypeInference getRowTypeInference() {
    return WindowFunction::rowType;
  }

  private static RelDataType rowType(SqlOperatorBinding binding) {
    RelDataType input = binding.getOperandType(0);
    RelDataTypeFactory factory = binding.getTypeFactory();
    RelDataType time = timeColumn((SqlCallBinding) binding, input).getType();
    RelDataType windowTime = factory.createSqlType(time.getSqlTypeName(), 3);
    return factory
        .builder()
        .kind(input.getStructKind())
        .addAll(input.getFieldList())
        .add("window_start", SqlTypeName.TIMESTAMP, 3)
        .add("window_end", SqlTypeName.TIMESTAMP, 3)
        .add("window_time", windowTime)
        .build();
  }

  /** The column that DESCRIPTOR, the second operand, names. */
  private static RelDataTypeField timeColumn(SqlCallBinding binding, RelDataType input) {
    SqlNode descriptor = binding.operand(1);
    if (descriptor.getKind() != SqlKind.DESCRIPTOR
        || ((SqlCall) descriptor).operandCount() != 1
        || !(((SqlCall) descriptor).operand(0) instanceof SqlIdentifier column)) {
      throw complain(descriptor, "expected DESCRIPTOR(column), the time attribute", null);
    }
    RelDataTypeField field = input.getField(column.names.get(column.names.size() - 1), true, false);
    if (field == null || !column.isSimple()) {
      throw complain(
          column,
          "unknown column `" + column + "`",
          NearestName.hint(column.toString(), input.getFieldNames()));
    }
    if (!SqlTypeUtil.isTimestamp(field.getType())) {
      throw complain(
          column,
          "the time attribute `"
              + column
              + "` must be TIMESTAMP or TIMESTAMP_LTZ, not "
              + TypeConversion.fromCalcite(field.getType()).sql(),
          null);
    }
    return field;
  }

  private static PlanException complain(SqlNode node, String message, String hint) {
    return new PlanException(Positions.of(node), message, hint);
  }

  private record Operands(List<String> names, int mandatory) implements SqlOperandMetadata {
    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
      RelDataType input = binding.getValidator().getValidatedNodeType(binding.operand(0));
      if (!input.isStruct()) {
        throw complain(binding.operand(0), "expected TABLE name as the first argument", null);
      }
      timeColumn(binding, input);
      for (int i = 2; i < binding.getOperandCount(); i++) {
        RelDataType type = binding.getOperandType(i);
        if (!SqlTypeUtil.isInterval(type)) {
          throw complain(
              binding.operand(i),
              names.get(i) + " must be an INTERVAL",
              "such as INTERVAL '1' HOUR");
        }
      }
      return true;
    }

    @Override
    public List<RelDataType> paramTypes(RelDataTypeFactory factory) {
      return names.stream().map(n -> factory.createSqlType(SqlTypeName.ANY)).toList();
    }

    @Override
    public List<String> paramNames() {
      return names;
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
      return SqlOperandCountRanges.between(mandatory, names.size());
    }

    @Override
    public boolean isOptional(int i) {
      return i >= mandatory;
    }

    @Override
    public String getAllowedSignatures(SqlOperator operator, String name) {
      return name + "(" + String.join(", ", names) + ")";
    }
  }
}
