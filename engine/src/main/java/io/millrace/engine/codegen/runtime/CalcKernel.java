package io.millrace.engine.codegen.runtime;

import io.millrace.data.column.Column;

/** Superclass of the loops that filter and project. Call order: bind, run, results. */
public abstract class CalcKernel extends RowKernel {

  /** Takes the columns of a batch. */
  public abstract void bind(Column[] columns);

  /**
   * Computes the rows at {@code selection[0..rows)}, or at 0..rows if that is null.
   *
   * @param positions length of the columns
   * @param selected gets the positions for which the condition is TRUE; not used without one
   * @return how many were selected
   */
  public abstract int run(int[] selection, int rows, int positions, int[] selected);

  /** Puts the computed columns to their places, each with {@code positions} values. */
  public abstract void results(int positions, Column[] out);
}
