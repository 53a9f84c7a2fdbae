package io.millrace.planner.function;

import io.millrace.data.error.MillraceException;
import io.millrace.functions.registry.Argument;
import io.millrace.functions.registry.FunctionRegistry;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.message.Positions;
import io.millrace.planner.type.TypeConversion;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.util.Optionality;

/** An aggregate function of a user: the registry says which arguments it takes. */
public final class UserAggregate extends SqlAggFunction {
  UserAggregate(String name, FunctionRegistry registry) {
    super(
        name,
        null,
        SqlKind.OTHER_FUNCTION,
        binding -> resultType(name, registry, binding),
        null,
        OperandTypes.VARIADIC,
        SqlFunctionCategory.USER_DEFINED_FUNCTION,
        false,
        false,
        Optionality.FORBIDDEN);
  }

  private static RelDataType resultType(
      String name, FunctionRegistry registry, SqlOperatorBinding binding) {
    List<Argument> arguments = new ArrayList<>();
    for (int i = 0; i < binding.getOperandCount(); i++) {
      arguments.add(Argument.of(TypeConversion.fromCalcite(binding.getOperandType(i))));
    }
    try {
      return TypeConversion.toCalcite(
          binding.getTypeFactory(), registry.resolveCall(name, arguments).resultType());
    } catch (MillraceException e) {
      throw new PlanException(
          binding instanceof SqlCallBinding call ? Positions.of(call.getCall()) : null,
          e.getMessage(),
          e.hint().orElse(null));
    }
  }
}
