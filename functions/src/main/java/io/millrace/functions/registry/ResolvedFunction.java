package io.millrace.functions.registry;

import io.millrace.data.type.DataType;
import io.millrace.functions.api.SqlFunction.Determinism;
import io.millrace.functions.api.SqlFunction.Nulls;
import java.lang.reflect.Method;
import java.util.List;

/**
 * A function for the types of one call: all that a code generator needs to emit it.
 *
 * @param name SQL name
 * @param method the public static method to call
 * @param argumentTypes one a SQL argument: what to cast it to first; equal to the argument's type
 *     (but for nullability) where no cast is needed
 * @param resultType with nullability
 * @param nulls with PROPAGATE the call must not be made when an argument is NULL; the result is
 *     NULL then
 * @param determinism whether calls with constant arguments may be folded
 * @param parameters the parameters of {@code method} in order
 */
public record ResolvedFunction(
    String name,
    Method method,
    List<DataType> argumentTypes,
    DataType resultType,
    Nulls nulls,
    Determinism determinism,
    List<Parameter> parameters) {

  public ResolvedFunction {
    argumentTypes = List.copyOf(argumentTypes);
    parameters = List.copyOf(parameters);
  }

  /** Whether the method takes a {@code NullFlag}, and so may answer NULL itself. */
  public boolean takesNullFlag() {
    return parameters.stream().anyMatch(p -> p.role() == Parameter.Role.NULL_FLAG);
  }
}
