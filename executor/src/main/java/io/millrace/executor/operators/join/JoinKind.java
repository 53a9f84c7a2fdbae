package io.millrace.executor.operators.join;

/** Kinds of joins. */
public enum JoinKind {
  INNER(false, false),
  LEFT(true, false),
  RIGHT(false, true),
  FULL(true, true),
  /** Left rows that have a match. */
  SEMI(true, false),
  /** Left rows that have none. */
  ANTI(true, false);

  private final boolean leftCounts;
  private final boolean rightCounts;

  JoinKind(boolean leftCounts, boolean rightCounts) {
    this.leftCounts = leftCounts;
    this.rightCounts = rightCounts;
  }

  /** Whether it matters how many matches a row of a side has. */
  boolean countsMatches(int side) {
    return side == 0 ? leftCounts : rightCounts;
  }

  /** Whether rows of the left side alone come out. */
  public boolean leftOnly() {
    return this == SEMI || this == ANTI;
  }

  /** Whether a row of a side without matches comes out with NULLs. */
  boolean isOuter(int side) {
    return !leftOnly() && countsMatches(side);
  }
}
