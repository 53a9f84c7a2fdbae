package io.millrace.engine.codegen.aggregate;

import io.millrace.planner.plan.AggregateCall;

/** A SQL aggregate function: what it keeps and how its result follows. */
@FunctionalInterface
interface AggregateFunction {

  /** Asks for accumulators; returns what writes the result. */
  Result plan(AggregateCall call, Accumulators accumulators);

  /** Writes statements that compute the result of one group, whose slots are at hand. */
  @FunctionalInterface
  interface Result {
    io.millrace.engine.codegen.expression.Value emit(
        io.millrace.engine.codegen.expression.Emitter out);
  }
}
