package io.millrace.state.table;

import io.millrace.data.error.MillraceException;
import java.io.IOException;

/** What went wrong on an I/O thread, as the task throws it. */
public final class StateFailure {
  private StateFailure() {}

  /**
   * What users are told stays as it is; what files and stores say may pass; anything else comes
   * back when it is tried again.
   *
   * @param what completes "cannot …", such as {@code read state}
   */
  public static RuntimeException of(String what, Throwable cause) {
    if (cause instanceof MillraceException known) {
      return known;
    }
    String message = "cannot " + what + ": " + cause.getMessage();
    return cause instanceof IOException
        ? MillraceException.passing(message, cause)
        : new IllegalStateException(message, cause);
  }
}
