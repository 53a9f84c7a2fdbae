package io.millrace.testkit.script;

import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A connection whose queries go through crashes: see {@link CrashedQuery}. Their rows are then read
 * through a second connection with the same settings. What cannot go through crashes, errors too,
 * is left to the connection itself.
 */
final class CrashingJdbc {
  private static final AtomicLong TABLES = new AtomicLong();

  private final Connection target;
  private final Connection reader;
  private final Path folder;
  private final Map<String, String> options;
  private final List<String> before = new ArrayList<>();

  private CrashingJdbc(
      Connection target, Connection reader, Path folder, Map<String, String> options) {
    this.target = target;
    this.reader = reader;
    this.folder = folder;
    this.options = options;
  }

  static Connection of(
      Connection target, Connection reader, Path folder, Map<String, String> options) {
    CrashingJdbc jdbc = new CrashingJdbc(target, reader, folder, options);
    return proxy(Connection.class, jdbc::connection);
  }

  private static <T> T proxy(Class<T> type, Invocation invocation) {
    return type.cast(
        Proxy.newProxyInstance(
            CrashingJdbc.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              try {
                return invocation.invoke(method, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  /** What a proxy does. */
  private interface Invocation {
    Object invoke(Method method, Object[] arguments) throws Exception;
  }

  private Object connection(Method method, Object[] arguments) throws Exception {
    if (method.getName().equals("close")) {
      reader.close();
    }
    Object result = method.invoke(target, arguments);
    return result instanceof Statement statement && method.getName().equals("createStatement")
        ? proxy(Statement.class, (m, a) -> statement(statement, m, a))
        : result;
  }

  private Object statement(Statement statement, Method method, Object[] arguments)
      throws Exception {
    boolean runs = method.getName().startsWith("execute") && arguments != null;
    if (!runs) {
      return method.invoke(statement, arguments);
    }
    String sql = ((String) arguments[0]).trim();
    if (method.getName().equals("executeQuery") && isQuery(sql)) {
      ResultSet rows = throughCrashes(sql);
      return rows == null ? method.invoke(statement, arguments) : rows;
    }
    Object result = method.invoke(statement, arguments);
    if (firstWord(sql).matches("CREATE|DROP|USE|SET|RESET") && !startsJob(sql)) {
      before.add(sql);
      if (firstWord(sql).matches("SET|RESET") && !concernsSources(sql)) {
        try (Statement same = reader.createStatement()) {
          same.execute(sql);
        }
      }
    }
    return result;
  }

  /** A table that is filled as it is made, or statements that are to wait for their jobs. */
  private static boolean startsJob(String sql) {
    return sql.matches("(?is)(CREATE|REPLACE)[^(]*\\bTABLE\\b.*\\bAS\\s+SELECT\\b.*")
        || sql.contains("table.dml-sync");
  }

  /** How the script's tables are read says nothing of the table that rows are read back from. */
  private static boolean concernsSources(String sql) {
    return sql.contains("table.exec.source.");
  }

  private static boolean isQuery(String sql) {
    return firstWord(sql).matches("SELECT|WITH|VALUES|TABLE");
  }

  private static String firstWord(String sql) {
    return sql.replaceFirst("(?s)\\W.*", "").toUpperCase(java.util.Locale.ROOT);
  }

  /** The rows after crashes, or null if the query does not go through them. */
  private ResultSet throughCrashes(String sql) throws SQLException {
    String table = "collected " + TABLES.incrementAndGet();
    CrashedQuery query = new CrashedQuery(sql, before, folder, options, table);
    List<Field> columns = query.columns();
    if (columns == null) {
      return null;
    }
    try {
      query.run(columns);
    } catch (MillraceException e) {
      assertFailsToo(sql, e);
      return null;
    }
    return reader.createStatement().executeQuery(readBack(table, columns));
  }

  /** A query may fail with crashes only if it fails without. */
  private void assertFailsToo(String sql, MillraceException failure) {
    try (Statement plain = target.createStatement();
        ResultSet rows = plain.executeQuery(sql)) {
      while (rows.next()) {
        // Its failure may come late.
      }
    } catch (SQLException expected) {
      return;
    }
    throw new AssertionError("fails with crashes only: " + sql, failure);
  }

  private String readBack(String table, List<Field> columns) throws SQLException {
    StringBuilder create = new StringBuilder("CREATE TEMPORARY TABLE `" + table + "` (");
    StringBuilder select = new StringBuilder("SELECT ");
    for (int i = 0; i < columns.size(); i++) {
      String comma = i == 0 ? "" : ", ";
      create.append(comma).append("c" + i + " ").append(columns.get(i).type().sql());
      select.append(comma).append("c" + i + " AS `" + columns.get(i).name() + "`");
    }
    create.append(") WITH ('connector' = 'collected', 'name' = '" + table + "')");
    try (Statement statement = reader.createStatement()) {
      statement.execute(create.toString());
    }
    return select.append(" FROM `" + table + "`").toString();
  }
}
