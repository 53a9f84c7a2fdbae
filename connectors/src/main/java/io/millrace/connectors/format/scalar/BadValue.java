package io.millrace.connectors.format.scalar;

/**
 * A text that is no value of its type. Thrown inside decoders only, which say to the user in which
 * column it stands; so it has no stack trace.
 */
public final class BadValue extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A bad value.
   *
   * @param expected completes "expected …"
   */
  public BadValue(String expected) {
    this(expected, null);
  }

  public BadValue(String expected, Throwable cause) {
    super(expected, cause, false, false);
  }
}
