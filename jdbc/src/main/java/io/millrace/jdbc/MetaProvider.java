package io.millrace.jdbc;

import java.sql.SQLException;
import java.util.Properties;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.Meta;

/** Runs statements in this process; found through {@link java.util.ServiceLoader}. */
public interface MetaProvider {
  /**
   * Makes what stands behind one connection. If it is a {@link java.sql.Wrapper}, the connection
   * unwraps through it.
   *
   * @param properties of the connection, as given in the URL and to DriverManager
   */
  Meta create(AvaticaConnection connection, Properties properties) throws SQLException;
}
