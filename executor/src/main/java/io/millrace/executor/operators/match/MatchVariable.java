package io.millrace.executor.operators.match;

/**
 * A variable of a pattern with its quantifier.
 *
 * @param min rows that it takes at least; 0: it may be left out
 * @param max rows that it takes at most; {@link Integer#MAX_VALUE}: any number
 * @param greedy whether a row that fits it may not go to what follows it. Only quantifiers whose
 *     bounds differ are greedy, and {@code ?} is not, as in Flink
 */
public record MatchVariable(String name, int min, int max, boolean greedy) {
  public MatchVariable {
    if (min < 0 || max < 1 || max < min) {
      throw new IllegalArgumentException(name + "{" + min + "," + max + "}");
    }
  }

  boolean isOptional() {
    return min == 0;
  }

  /** Rows after which the pattern may go on, once it has taken one. */
  int enough() {
    return Math.max(1, min);
  }
}
