package io.millrace.functions.user;

import io.millrace.data.type.DataType;
import java.util.List;

/**
 * What one place of call calls. Thread-safe.
 *
 * @param name of the function, for messages
 * @param type the user's class
 * @param arguments types of the values that are given to it
 * @param result type of what comes back; an ARRAY of rows for a function that gives rows
 * @param rows whether it gives rows
 */
public record UserTarget(
    String name,
    Class<?> type,
    Evaluation evaluation,
    List<DataType> arguments,
    DataType result,
    boolean rows) {
  public UserTarget {
    arguments = List.copyOf(arguments);
  }
}
