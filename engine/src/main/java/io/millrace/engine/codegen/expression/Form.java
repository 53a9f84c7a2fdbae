package io.millrace.engine.codegen.expression;

import io.millrace.planner.plan.Expression.Call;

/** Generates the code of a special form. */
@FunctionalInterface
interface Form {
  Value emit(Call call, Emitter out);
}
