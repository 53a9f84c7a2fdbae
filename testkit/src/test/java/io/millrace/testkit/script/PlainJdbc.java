package io.millrace.testkit.script;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes JDBC readable in scripts: NULL is seen, and of an error its message alone. */
final class PlainJdbc {
  private static final String NULL = "<NULL>";

  private PlainJdbc() {}

  static Connection of(Connection connection) {
    return wrap(Connection.class, connection);
  }

  private static <T> T wrap(Class<T> type, Object target) {
    return type.cast(
        Proxy.newProxyInstance(
            PlainJdbc.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> invoke(target, method, arguments)));
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      Object result = method.invoke(target, arguments);
      if (result instanceof PreparedStatement statement) {
        return wrap(PreparedStatement.class, statement);
      }
      if (result instanceof Statement statement && !method.getName().equals("unwrap")) {
        return wrap(Statement.class, statement);
      }
      if (result instanceof ResultSet rows) {
        return wrap(ResultSet.class, rows);
      }
      return result == null && method.getName().equals("getString") ? NULL : result;
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof SQLException failure ? new Failure(failure) : e.getCause();
    }
  }

  /** Prints itself as a user sees it. */
  private static final class Failure extends SQLException {
    private static final long serialVersionUID = 1L;

    Failure(SQLException failure) {
      super(failure.getMessage(), failure.getSQLState(), failure);
    }

    @Override
    public void printStackTrace(PrintWriter writer) {
      writer.println(getMessage());
    }

    @Override
    public void printStackTrace(PrintStream stream) {
      stream.println(getMessage());
    }
  }
}
