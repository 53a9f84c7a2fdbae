package io.millrace.executor.operators.match;

/**
 * A column of one row of a match so far: {@code FIRST(variable.column, offset)} or {@code
 * LAST(...)}.
 *
 * @param variable by position in the pattern; -1: the rows of all variables
 * @param first whether rows are counted from the first one, else from the last one
 */
public record RowValue(int variable, boolean first, int offset, int column) {

  /** Whether it is the row at hand when that is tried for a variable. */
  boolean isRowAtHand(int tried) {
    return !first && offset == 0 && (variable == tried || variable < 0);
  }
}
