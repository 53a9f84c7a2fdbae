package io.millrace.engine.session;

import io.millrace.data.error.MillraceException;

/** What nobody has put into words, as an error that a user can act upon. */
final class Unforeseen {
  private Unforeseen() {}

  static MillraceException of(Throwable cause) {
    if (cause instanceof StackOverflowError) {
      return MillraceException.deterministic("the statement is nested too deeply", cause)
          .withHint(
              "Break it up: name parts of it with WITH or CREATE VIEW, use IN for long chains of"
                  + " OR, and VALUES for long chains of UNION ALL.");
    }
    return MillraceException.deterministic(
            "internal error: the statement failed with " + cause, cause)
        .withHint("This is a mistake in Millrace. Please report it with the statement.");
  }
}
