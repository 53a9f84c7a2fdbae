package io.millrace.engine.constraint;

/**
 * How constraints of sinks are kept.
 *
 * @param dropNulls whether a row with NULL where that is not allowed is left out; else an error
 * @param lengths what happens to values that are too long or too short
 * @param nested how deep constraints are looked after
 */
public record ConstraintSettings(boolean dropNulls, Lengths lengths, Nested nested) {
  /** Option {@code table.exec.sink.type-length-enforcer}. */
  public enum Lengths {
    IGNORE,
    TRIM_PAD,
    ERROR
  }

  /** Option {@code table.exec.sink.nested-constraint-enforcer}. */
  public enum Nested {
    IGNORE,
    ROWS,
    ROWS_AND_COLLECTIONS
  }

  /** The defaults: NULLs are errors, lengths are not looked at. */
  public static ConstraintSettings defaults() {
    return new ConstraintSettings(false, Lengths.IGNORE, Nested.IGNORE);
  }
}
