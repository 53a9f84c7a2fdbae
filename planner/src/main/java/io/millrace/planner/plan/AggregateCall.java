package io.millrace.planner.plan;

import io.millrace.data.type.DataType;
import java.util.List;

/**
 * An aggregate function applied within a group.
 *
 * @param function SQL name in capitals: COUNT, SUM, AVG, MIN, MAX, ...
 * @param arguments columns of the input; none for COUNT(*)
 * @param distinct whether equal arguments count once
 * @param filter column of the input, a BOOLEAN that must be TRUE for a row to count; -1: none
 * @param type of the result
 * @param name of the output column
 */
public record AggregateCall(
    String function,
    List<Integer> arguments,
    boolean distinct,
    int filter,
    DataType type,
    String name) {
  public AggregateCall {
    arguments = List.copyOf(arguments);
  }
}
