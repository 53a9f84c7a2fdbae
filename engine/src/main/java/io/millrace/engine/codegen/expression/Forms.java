package io.millrace.engine.codegen.expression;

import io.millrace.planner.plan.Expression.Call;
import java.util.HashMap;
import java.util.Map;

/** The special forms by name; every other call goes to the function of that name. */
final class Forms {
  private static final Map<String, Form> BY_NAME = new HashMap<>();

  static {
    ArithmeticForms.register(BY_NAME);
    ComparisonForms.register(BY_NAME);
    LogicForms.register(BY_NAME);
    ConditionalForms.register(BY_NAME);
    CastForms.register(BY_NAME);
    NestedForms.register(BY_NAME);
    BY_NAME.put("IN", Membership::emit);
  }

  private Forms() {}

  static boolean contains(String function) {
    return BY_NAME.containsKey(function);
  }

  static Value emit(Call call, Emitter out) {
    Form form = BY_NAME.get(call.function());
    return form == null ? new FunctionCall(call, out).value() : form.emit(call, out);
  }
}
