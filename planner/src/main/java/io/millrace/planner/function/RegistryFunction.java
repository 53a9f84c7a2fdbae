package io.millrace.planner.function;

import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.functions.api.SqlFunction.Determinism;
import io.millrace.functions.registry.Argument;
import io.millrace.functions.registry.FunctionDescription;
import io.millrace.functions.registry.FunctionRegistry;
import io.millrace.functions.registry.ResolvedFunction;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.message.Positions;
import io.millrace.planner.type.TypeConversion;
import io.millrace.sql.source.SourcePosition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeName;

/** A function of the registry as an operator: the registry says which arguments it takes. */
public final class RegistryFunction extends SqlFunction {
  /** Functions that the grammar reads without parentheses. */
  private static final Set<String> BARE =
      Set.of("CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP", "LOCALTIME", "LOCALTIMESTAMP");

  private final FunctionRegistry registry;
  private final FunctionDescription description;

  RegistryFunction(String name, FunctionRegistry registry) {
    super(
        name,
        SqlKind.OTHER_FUNCTION,
        binding -> ((RegistryFunction) binding.getOperator()).resultType(binding),
        null,
        new Arguments(registry.describe(name)),
        SqlFunctionCategory.USER_DEFINED_FUNCTION);
    this.registry = registry;
    this.description = registry.describe(name);
  }

  @Override
  public SqlSyntax getSyntax() {
    return BARE.contains(getName()) ? SqlSyntax.FUNCTION_ID : SqlSyntax.FUNCTION;
  }

  @Override
  public boolean isDeterministic() {
    return description.determinism() != Determinism.NON_DETERMINISTIC;
  }

  @Override
  public boolean isDynamicFunction() {
    return description.determinism() == Determinism.DYNAMIC;
  }

  /**
   * The overload for arguments of these types.
   *
   * @param literals values of constant arguments as {@link Argument} has them; else null
   */
  public ResolvedFunction resolve(List<DataType> types, List<Object> literals) {
    List<Argument> arguments = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      arguments.add(new Argument(types.get(i), literals.get(i)));
    }
    return registry.resolveCall(getName(), arguments);
  }

  /** Another function of the same registry, for what the grammar writes as a clause of this one. */
  public RegistryFunction sibling(String name) {
    return new RegistryFunction(name, registry);
  }

  private RelDataType resultType(SqlOperatorBinding binding) {
    if (binding instanceof SqlCallBinding call && JsonClauses.returning(call.getCall()) >= 0) {
      return JsonClauses.returned(binding, JsonClauses.returning(call.getCall()));
    }
    List<Argument> arguments = new ArrayList<>();
    for (int i = 0; i < binding.getOperandCount(); i++) {
      arguments.add(argument(binding, i));
    }
    try {
      ResolvedFunction function = registry.resolveCall(getName(), arguments);
      return TypeConversion.toCalcite(binding.getTypeFactory(), function.resultType());
    } catch (MillraceException e) {
      throw new PlanException(place(binding), e.getMessage(), e.hint().orElse(null));
    }
  }

  private static SourcePosition place(SqlOperatorBinding binding) {
    return binding instanceof SqlCallBinding call ? Positions.of(call.getCall()) : null;
  }

  /** A keyword, such as the unit of EXTRACT, counts as a constant string. */
  private static Argument argument(SqlOperatorBinding binding, int i) {
    if (binding instanceof SqlCallBinding call
        && call.operand(i) instanceof SqlIntervalQualifier unit) {
      return new Argument(Types.STRING.withNullable(false), unit.timeUnitRange.name());
    }
    RelDataType type = binding.getOperandType(i);
    if (type.getSqlTypeName() == SqlTypeName.SYMBOL) {
      Object keyword = binding.getOperandLiteralValue(i, Object.class);
      String name = keyword instanceof Enum<?> constant ? constant.name() : String.valueOf(keyword);
      return new Argument(Types.STRING.withNullable(false), name);
    }
    boolean bare = type.getSqlTypeName() == SqlTypeName.ANY && binding.isOperandNull(i, false);
    DataType dataType = bare ? new DataType.NullType() : TypeConversion.fromCalcite(type);
    return new Argument(dataType, literal(binding, i, dataType));
  }

  private static Object literal(SqlOperatorBinding binding, int i, DataType type) {
    if (!binding.isOperandLiteral(i, false)) {
      return null;
    }
    if (type.isString()) {
      return binding.getOperandLiteralValue(i, String.class);
    }
    if (type instanceof DataType.BooleanType) {
      return binding.getOperandLiteralValue(i, Boolean.class);
    }
    if (!type.isNumeric()) {
      return null;
    }
    BigDecimal number = binding.getOperandLiteralValue(i, BigDecimal.class);
    if (number == null || type instanceof DataType.DecimalType) {
      return number;
    }
    return type instanceof DataType.IntegralType
        ? (Object) number.longValue()
        : (Object) number.doubleValue();
  }

  /** Takes any types: which are right is found out when the result type is asked for. */
  private record Arguments(FunctionDescription description) implements SqlOperandTypeChecker {
    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
      return true;
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
      if (description.name().equals(JsonClauses.QUERY)) {
        return SqlOperandCountRanges.between(2, JsonClauses.QUERY_OPERANDS + 1);
      }
      return description.maxArguments() < 0
          ? SqlOperandCountRanges.from(description.minArguments())
          : SqlOperandCountRanges.between(description.minArguments(), description.maxArguments());
    }

    @Override
    public String getAllowedSignatures(SqlOperator operator, String name) {
      return String.join(" or ", description.signatures());
    }
  }
}
