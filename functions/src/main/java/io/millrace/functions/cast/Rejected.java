package io.millrace.functions.cast;

import io.millrace.data.bytes.Slice;
import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;

/** Errors of casts. */
final class Rejected {
  private static final int SHOWN = 100;

  private Rejected() {}

  /** The value cannot be converted; its text is quoted, cut if it is long. */
  static MillraceException value(Slice text, DataType to) {
    return value(text.toString(), to);
  }

  static MillraceException value(String text, DataType to) {
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    return MillraceException.deterministic("cannot cast '" + shown + "' to " + to.sql())
        .withHint("TRY_CAST gives NULL instead of an error.");
  }
}
