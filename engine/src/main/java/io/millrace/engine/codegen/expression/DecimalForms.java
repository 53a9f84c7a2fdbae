package io.millrace.engine.codegen.expression;

import io.millrace.planner.plan.Expression.Call;

/** Arithmetic on DECIMAL: functions of the registry, named as the operators. */
final class DecimalForms {
  private DecimalForms() {}

  static Value binary(Call call, String operator, Emitter out) {
    return new FunctionCall(new Call(operator, call.operands(), call.type()), out).value();
  }

  static Value negate(Call call, Emitter out) {
    return new FunctionCall(call, out).value();
  }
}
