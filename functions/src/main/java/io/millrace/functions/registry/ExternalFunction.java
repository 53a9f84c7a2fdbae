package io.millrace.functions.registry;

import java.util.List;

/** A function that no index knows: one that a user registered. Thread-safe. */
public interface ExternalFunction {
  FunctionDescription describe();

  /** The overload for these arguments; null if none takes them. */
  ResolvedFunction resolve(List<Argument> arguments);

  /** Whether it gives rows: it stands in FROM, and resolves to an ARRAY of them. */
  boolean givesRows();

  /** Whether it gives one value for the rows of a group. */
  default boolean aggregates() {
    return false;
  }
}
