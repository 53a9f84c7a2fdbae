package io.millrace.planner.plan;

import io.millrace.planner.plan.PlanNode.JoinKind;
import java.util.List;

/**
 * INNER and LEFT joins in a row, all by the same key, as one; output: the columns of all inputs.
 */
public record MultiJoin(Header header, List<Input> inputs) implements PlanNode.Extension {
  public MultiJoin {
    inputs = List.copyOf(inputs);
  }

  /**
   * How an input is joined with all those before it.
   *
   * @param kind INNER or LEFT; INNER for the first one
   * @param keys columns that equal those of every other input at the same place; NULL equals none
   * @param condition what is asked beyond, over the columns of the inputs up to this one; null:
   *     nothing
   * @param stateTtlMillis 0: kept for ever
   */
  public record Input(
      JoinKind kind, List<Integer> keys, Expression condition, long stateTtlMillis) {
    public Input {
      keys = List.copyOf(keys);
    }

    public boolean outer() {
      return kind == JoinKind.LEFT;
    }
  }

  @Override
  public MultiJoin withHeader(Header newHeader) {
    return new MultiJoin(newHeader, inputs);
  }
}
