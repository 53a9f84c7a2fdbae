package io.millrace.engine.codegen.expression;

import io.millrace.functions.api.FunctionContext;
import io.millrace.functions.api.SqlFunction.Determinism;
import io.millrace.functions.registry.Argument;
import io.millrace.functions.registry.FunctionRegistry;
import io.millrace.functions.registry.ResolvedFunction;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.FieldAccess;
import io.millrace.planner.plan.Expression.Literal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What expressions are compiled against. Thread-safe. */
public final class Surroundings {
  private final FunctionRegistry functions;
  private final FunctionContext context;
  private final Map<String, Boolean> byChance = new ConcurrentHashMap<>();

  /**
   * What a session offers.
   *
   * @param functions by which calls are resolved
   * @param context for literals that depend on the session, as those of TIMESTAMP_LTZ on its zone
   */
  public Surroundings(FunctionRegistry functions, FunctionContext context) {
    this.functions = functions;
    this.context = context;
  }

  public FunctionRegistry functions() {
    return functions;
  }

  FunctionContext context() {
    return context;
  }

  ResolvedFunction resolve(Call call) {
    List<Argument> arguments =
        call.operands().stream()
            .map(e -> new Argument(e.type(), e instanceof Literal l ? Literals.argument(l) : null))
            .toList();
    return functions.resolveCall(call.function(), arguments);
  }

  /** Whether computing it once or twice for a row is the same. */
  boolean repeatable(Expression expression) {
    if (expression instanceof FieldAccess access) {
      return repeatable(access.row());
    }
    if (!(expression instanceof Call call)) {
      return true;
    }
    return !byChance.computeIfAbsent(call.function(), this::isByChance)
        && call.operands().stream().allMatch(this::repeatable);
  }

  private boolean isByChance(String function) {
    return !Forms.contains(function)
        && functions.describe(function).determinism() == Determinism.NON_DETERMINISTIC;
  }
}
