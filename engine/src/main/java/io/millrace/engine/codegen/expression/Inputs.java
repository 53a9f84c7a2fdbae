package io.millrace.engine.codegen.expression;

import java.util.List;

/** Where the columns of an expression come from. */
public interface Inputs {

  /**
   * Reads a column at the current position.
   *
   * @param column index as in the expression
   * @param fields path into a value of a row type; empty: the value itself
   */
  Value read(int column, List<Integer> fields, Emitter out);

  /** Parameters that carry the current positions into a method: {@code int p}. */
  String parameters();

  /** Arguments for {@link #parameters()}. */
  String arguments();
}
