package io.millrace.jdbc;

import java.sql.SQLException;

/**
 * An error of a statement on its way through Avatica, which lets only unchecked ones pass; the
 * client sees {@link #toSqlException()}.
 */
public final class StatementException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sqlState;

  /**
   * @param message complete: place, what is wrong, what to do
   * @param sqlState five characters, as the SQL standard gives them
   */
  public StatementException(String message, String sqlState, Throwable cause) {
    super(message, cause);
    this.sqlState = sqlState;
  }

  /** The same error without Avatica's words around it. */
  public SQLException toSqlException() {
    return new SQLException(getMessage(), sqlState, getCause() == null ? this : getCause());
  }

  /** What a client should see for an exception that came out of Avatica. */
  static SQLException unwrap(SQLException outer) {
    for (Throwable t = outer; t != null; t = t.getCause()) {
      if (t instanceof StatementException found) {
        return found.toSqlException();
      }
    }
    return outer;
  }
}
