package io.millrace.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Properties;
import java.util.ServiceLoader;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.AvaticaFactory;
import org.apache.calcite.avatica.DriverVersion;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.UnregisteredDriver;

/**
 * Driver of {@code jdbc:millrace:[key=value;...]}: statements run in this process. Each property is
 * an option as SET knows it; {@code folder} is what relative paths are resolved against.
 */
public final class MillraceDriver extends UnregisteredDriver {
  static final String PREFIX = "jdbc:millrace:";

  static {
    new MillraceDriver().register();
  }

  private MetaProvider provider;

  @Override
  protected String getConnectStringPrefix() {
    return PREFIX;
  }

  @Override
  protected DriverVersion createDriverVersion() {
    return new DriverVersion("Millrace JDBC Driver", "0.1", "Millrace", "0.1", true, 0, 1, 0, 1);
  }

  @Override
  protected AvaticaFactory createFactory() {
    return new MillraceFactory();
  }

  @Override
  public Connection connect(String url, Properties info) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    try {
      return super.connect(url, info);
    } catch (StatementException e) {
      throw e.toSqlException();
    }
  }

  @Override
  public Meta createMeta(AvaticaConnection connection) {
    try {
      return provider().create(connection, ((MillraceConnection) connection).properties());
    } catch (SQLException e) {
      throw new StatementException(e.getMessage(), e.getSQLState(), e);
    }
  }

  /** One for all connections, which share the memory of this process. */
  private synchronized MetaProvider provider() {
    if (provider == null) {
      Iterator<MetaProvider> providers =
          ServiceLoader.load(MetaProvider.class, MillraceDriver.class.getClassLoader()).iterator();
      if (!providers.hasNext()) {
        throw new StatementException(
            "not supported yet: a connection to another process; put millrace-embedded on the class"
                + " path to run statements in this one",
            "0A000",
            null);
      }
      provider = providers.next();
    }
    return provider;
  }
}
