package io.millrace.executor.operators.match;

/**
 * AFTER MATCH SKIP: where the next match may begin.
 *
 * @param variable of TO_FIRST and TO_LAST, by position in the pattern; else -1
 */
public record AfterMatch(Kind kind, int variable) {

  /** The ways to skip. */
  public enum Kind {
    PAST_LAST_ROW,
    TO_NEXT_ROW,
    TO_FIRST,
    TO_LAST
  }
}
