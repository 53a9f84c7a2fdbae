package io.millrace.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.AvaticaStatement;
import org.apache.calcite.avatica.Meta.StatementHandle;

/** A statement whose errors are the engine's own words. */
final class MillraceStatement extends AvaticaStatement {
  MillraceStatement(
      AvaticaConnection connection,
      StatementHandle handle,
      int type,
      int concurrency,
      int holdability) {
    super(connection, handle, type, concurrency, holdability);
  }

  @Override
  public boolean execute(String sql) throws SQLException {
    try {
      return super.execute(sql);
    } catch (SQLException e) {
      throw StatementException.unwrap(e);
    }
  }

  @Override
  public ResultSet executeQuery(String sql) throws SQLException {
    try {
      return super.executeQuery(sql);
    } catch (SQLException e) {
      throw StatementException.unwrap(e);
    }
  }

  @Override
  public long executeLargeUpdate(String sql) throws SQLException {
    try {
      return super.executeLargeUpdate(sql);
    } catch (SQLException e) {
      throw StatementException.unwrap(e);
    }
  }
}
