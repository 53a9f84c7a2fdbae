package io.millrace.data.error;

import java.util.Optional;

/**
 * An error to be shown to the user: one message that says what is wrong and what was expected,
 * optionally a hint that says what to do, and a place in the user's text. The message is complete
 * without its cause.
 */
public final class MillraceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FailureClass failureClass;
  private final String hint;
  private final transient SourcePosition position;

  private MillraceException(
      FailureClass failureClass,
      String message,
      String hint,
      SourcePosition position,
      Throwable cause) {
    super(message, cause);
    this.failureClass = failureClass;
    this.hint = hint;
    this.position = position;
  }

  /** An error that comes back when the same is tried again. */
  public static MillraceException deterministic(String message) {
    return deterministic(message, null);
  }

  /** An error that comes back when the same is tried again. */
  public static MillraceException deterministic(String message, Throwable cause) {
    return new MillraceException(FailureClass.DETERMINISTIC, message, null, null, cause);
  }

  /** An error that may pass. */
  public static MillraceException passing(String message, Throwable cause) {
    return new MillraceException(FailureClass.TRANSIENT, message, null, null, cause);
  }

  /** What is not built yet: {@code not supported yet: what}. */
  public static MillraceException notSupported(String what) {
    return deterministic("not supported yet: " + what);
  }

  /** The same error with a hint, which says what to do; null for none. */
  public MillraceException withHint(String newHint) {
    return copy(newHint, position);
  }

  /** The same error at a place in the user's text. */
  public MillraceException at(SourcePosition newPosition) {
    return copy(hint, newPosition);
  }

  private MillraceException copy(String newHint, SourcePosition newPosition) {
    MillraceException copy =
        new MillraceException(failureClass, getMessage(), newHint, newPosition, getCause());
    copy.setStackTrace(getStackTrace());
    return copy;
  }

  public FailureClass failureClass() {
    return failureClass;
  }

  /** What to do, if there is something to say. */
  public Optional<String> hint() {
    return Optional.ofNullable(hint);
  }

  /** Where in the user's text, if known. */
  public Optional<SourcePosition> position() {
    return Optional.ofNullable(position);
  }

  /** Class of any failure: that of the first of these exceptions among it and its causes. */
  public static FailureClass classOf(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof MillraceException known) {
        return known.failureClass;
      }
    }
    return isOutside(failure) ? FailureClass.TRANSIENT : FailureClass.DETERMINISTIC;
  }

  private static boolean isOutside(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof java.io.IOException io && LastingFileError.is(io)) {
        return false;
      }
      if (t instanceof java.io.IOException
          || t instanceof java.io.UncheckedIOException
          || t instanceof java.util.concurrent.TimeoutException) {
        return true;
      }
    }
    return false;
  }
}
