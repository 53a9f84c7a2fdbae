package io.millrace.planner.plan;

/**
 * INTERSECT or EXCEPT of two or more inputs with the same columns; NULLs are equal.
 *
 * @param all whether rows count as often as they are there
 * @param stateTtlMillis 0: kept for ever
 */
public record SetOperation(Header header, Kind kind, boolean all, long stateTtlMillis)
    implements PlanNode.Extension {

  /** Which rows are left. */
  public enum Kind {
    /** Those that are in every input. */
    INTERSECT,
    /** Those of the first input that are in no other. */
    EXCEPT
  }

  @Override
  public SetOperation withHeader(Header newHeader) {
    return new SetOperation(newHeader, kind, all, stateTtlMillis);
  }
}
