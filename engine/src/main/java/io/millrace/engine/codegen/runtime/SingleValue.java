package io.millrace.engine.codegen.runtime;

import io.millrace.data.error.MillraceException;

/** What a scalar sub-query may give. */
public final class SingleValue {
  private SingleValue() {}

  /** Fails if there is more than one row. */
  public static void check(long rows) {
    if (rows > 1) {
      throw MillraceException.deterministic("a sub-query used as a value gave more than one row")
          .withHint("Use an aggregate function such as MAX, or IN, or LIMIT 1.");
    }
  }
}
