package io.millrace.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Wrapper;
import java.util.Properties;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.AvaticaFactory;
import org.apache.calcite.avatica.UnregisteredDriver;

/** A connection; unwraps to what runs it, such as a session in this process. */
final class MillraceConnection extends AvaticaConnection {
  MillraceConnection(
      UnregisteredDriver driver, AvaticaFactory factory, String url, Properties info) {
    super(driver, factory, url, info);
  }

  /** What the URL and the caller gave. */
  Properties properties() {
    return info;
  }

  @Override
  public PreparedStatement prepareStatement(
      String sql, int resultSetType, int concurrency, int holdability) throws SQLException {
    try {
      return super.prepareStatement(sql, resultSetType, concurrency, holdability);
    } catch (SQLException e) {
      throw StatementException.unwrap(e);
    }
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (!type.isInstance(this) && meta instanceof Wrapper wrapper) {
      return wrapper.unwrap(type);
    }
    return super.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return super.isWrapperFor(type)
        || meta instanceof Wrapper wrapper && wrapper.isWrapperFor(type);
  }
}
