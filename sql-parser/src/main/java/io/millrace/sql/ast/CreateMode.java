package io.millrace.sql.ast;

/**
 * The words between CREATE and the name.
 *
 * @param replacement whether a table of the name goes first
 */
public record CreateMode(boolean temporary, boolean ifNotExists, Replacement replacement) {
  public CreateMode(boolean temporary, boolean ifNotExists) {
    this(temporary, ifNotExists, Replacement.NONE);
  }

  /** What becomes of a table that has the name already. */
  public enum Replacement {
    /** It stays. */
    NONE,
    /** {@code CREATE OR REPLACE}: it goes, if there is one. */
    IF_EXISTS,
    /** {@code REPLACE}: it must be there, and goes. */
    REQUIRED
  }
}
