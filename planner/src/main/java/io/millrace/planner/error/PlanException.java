package io.millrace.planner.error;

import io.millrace.data.error.MillraceException;
import io.millrace.sql.source.SourcePosition;
import java.util.Optional;

/**
 * A statement that cannot be planned. {@link #getMessage()} is one line without a place; the place
 * and the hint stand apart, for a caller that shows the source line with a caret.
 */
public final class PlanException extends RuntimeException {
  private final SourcePosition position;
  private final String hint;

  /**
   * @param position in the user's file; null if the statement as a whole is meant
   * @param message what is wrong
   * @param hint what to do about it; null if there is nothing to say
   */
  public PlanException(SourcePosition position, String message, String hint) {
    super(message);
    this.position = position;
    this.hint = hint;
  }

  public PlanException(SourcePosition position, String message) {
    this(position, message, null);
  }

  /**
   * A clause that the dialect has and Millrace does not have yet.
   *
   * @param clause as the user would name it
   * @param instead what would work instead; null if nothing does
   */
  public static PlanException notSupported(SourcePosition position, String clause, String instead) {
    return new PlanException(position, "not supported yet: " + clause, instead);
  }

  /**
   * A clause that Flink refuses, too, because of what it would have to mean.
   *
   * @param clause as the user would name it
   * @param instead what works instead
   */
  public static PlanException refused(SourcePosition position, String clause, String instead) {
    return new PlanException(position, "not supported: " + clause, instead);
  }

  public Optional<SourcePosition> position() {
    return Optional.ofNullable(position);
  }

  public Optional<String> hint() {
    return Optional.ofNullable(hint);
  }

  /** The same complaint, placed at {@code fallback} if it has no place of its own. */
  public PlanException at(SourcePosition fallback) {
    if (position != null) {
      return this;
    }
    PlanException placed = new PlanException(fallback, getMessage(), hint);
    placed.initCause(getCause());
    return placed;
  }

  /** The same as an error of the engine, in a file of the given name (null: typed in). */
  public MillraceException toMillraceException(String file) {
    MillraceException error =
        MillraceException.deterministic(getMessage(), getCause()).withHint(hint);
    return position == null
        ? error
        : error.at(
            new io.millrace.data.error.SourcePosition(
                file, position.line(), position.column(), position.length()));
  }

  /** {@code line:column: error: message (hint)}. */
  @Override
  public String toString() {
    String place = position == null ? "" : position + ": ";
    return place + "error: " + getMessage() + (hint == null ? "" : " (" + hint + ")");
  }
}
