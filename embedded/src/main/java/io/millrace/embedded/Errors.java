package io.millrace.embedded;

import io.millrace.data.error.MillraceException;
import io.millrace.jdbc.StatementException;
import java.util.function.Supplier;

/** Turns errors of the engine into what JDBC clients see. */
final class Errors {
  private Errors() {}

  static <T> T translating(Supplier<T> action) {
    try {
      return action.get();
    } catch (MillraceException e) {
      throw translate(e);
    }
  }

  /** {@code file:line:column: error: message (hint)}. */
  static StatementException translate(MillraceException e) {
    StringBuilder text = new StringBuilder();
    e.position().ifPresent(p -> text.append(p).append(": "));
    text.append("error: ").append(e.getMessage());
    e.hint().ifPresent(hint -> text.append(" (").append(hint).append(')'));
    return new StatementException(text.toString(), sqlState(e), e);
  }

  private static String sqlState(MillraceException e) {
    if (e.getMessage().startsWith("not supported")) {
      return "0A000";
    }
    return e.position().isPresent() ? "42000" : "HY000";
  }
}
