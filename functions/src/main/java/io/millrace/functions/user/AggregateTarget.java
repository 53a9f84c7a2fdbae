package io.millrace.functions.user;

import io.millrace.data.type.DataType;
import java.lang.reflect.Method;
import java.util.List;

/**
 * The aggregate function that one place of call calls. Thread-safe.
 *
 * @param name of the function, for messages
 * @param type the user's class
 * @param evaluation its method that adds a row
 * @param arguments types of the values that are given to it
 * @param retract its method that takes a row away; null: there is none
 * @param merge its method that puts accumulators together; null: there is none
 */
public record AggregateTarget(
    String name,
    Class<?> type,
    Evaluation evaluation,
    List<DataType> arguments,
    Method retract,
    Method merge,
    AccumulatorType accumulator) {
  public AggregateTarget {
    arguments = List.copyOf(arguments);
  }

  public boolean merges() {
    return merge != null;
  }

  public DataType result() {
    return evaluation.result();
  }
}
