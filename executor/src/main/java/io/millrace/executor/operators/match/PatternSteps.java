package io.millrace.executor.operators.match;

import java.util.List;

/**
 * Decides how matches go on with a row: what Flink's NFA does for patterns without gaps. A row may
 * stay with the variable at hand; once that has enough rows it may go to the next one, or, past
 * variables that may be left out, to a later one. Behind a greedy variable no row that fits the
 * greedy one may go on. Every allowed way is taken.
 */
final class PatternSteps {
  private final MatchVariable[] variables;

  PatternSteps(List<MatchVariable> variables) {
    this.variables = variables.toArray(MatchVariable[]::new);
  }

  int size() {
    return variables.length;
  }

  /**
   * Whether variables fit the row at hand, as far as is known.
   *
   * @param known a bit a variable that was asked about
   * @param fits a bit a variable that fits
   * @param wanted a bit a variable that must be asked about before the step can be taken
   * @param taken a bit a variable that the row may go to
   * @param complete a bit a variable with which the match is complete
   */
  static final class Fit {
    long known;
    long fits;
    long wanted;
    long taken;
    long complete;

    void reset(long knownBits, long fitBits) {
      known = knownBits;
      fits = fitBits;
    }

    /** False if it does not fit, or if that is not known: then it will be asked. */
    private boolean fits(int variable) {
      long bit = 1L << variable;
      wanted |= bit & ~known;
      return (fits & known & bit) != 0;
    }

    /** As {@link #fits}, for what must not fit. */
    private boolean fitsNot(int variable) {
      long bit = 1L << variable;
      wanted |= bit & ~known;
      return (~fits & known & bit) != 0;
    }
  }

  /** The first row of a match: sets {@code wanted}, {@code taken} and {@code complete}. */
  void begin(Fit fit) {
    clear(fit);
    enter(0, fit);
  }

  /** One more row for a match whose last {@code count} rows went to {@code variable}. */
  void go(int variable, int count, Fit fit) {
    clear(fit);
    if (count < variables[variable].max() && fit.fits(variable)) {
      take(variable, count + 1, fit);
    }
    if (count >= variables[variable].enough()) {
      enter(variable + 1, fit);
    }
  }

  private static void clear(Fit fit) {
    fit.wanted = 0;
    fit.taken = 0;
    fit.complete = 0;
  }

  private void enter(int from, Fit fit) {
    for (int i = from; i < variables.length && isOpen(i, fit); i++) {
      if (fit.fits(i)) {
        take(i, 1, fit);
      }
      if (!variables[i].isOptional()) {
        return;
      }
    }
  }

  /** Whether the variable before leaves the row to this one and those that follow. */
  private boolean isOpen(int variable, Fit fit) {
    return variable == 0 || !variables[variable - 1].greedy() || fit.fitsNot(variable - 1);
  }

  private void take(int variable, int count, Fit fit) {
    fit.taken |= 1L << variable;
    if (count < variables[variable].enough()) {
      return;
    }
    for (int i = variable + 1; i < variables.length; i++) {
      if (!variables[i].isOptional() || !isOpen(i, fit)) {
        return;
      }
    }
    fit.complete |= 1L << variable;
  }

  /** Whether no row can follow {@code count} rows of a variable. */
  boolean isAtEnd(int variable, int count) {
    return variable == variables.length - 1 && count >= variables[variable].max();
  }
}
