package io.millrace.planner.changelog;

/** What becomes of a column when its row is updated. NULL may become a value, never again NULL. */
enum Trend {
  CONSTANT,
  RISING,
  FALLING,
  /** Any of these, and others. */
  ANY;

  Trend reversed() {
    return switch (this) {
      case RISING -> FALLING;
      case FALLING -> RISING;
      default -> this;
    };
  }

  /** Whether it keeps to this direction. */
  boolean is(Trend direction) {
    return this == CONSTANT || this == direction;
  }
}
