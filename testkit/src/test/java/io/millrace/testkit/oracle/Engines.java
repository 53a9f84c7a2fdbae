package io.millrace.testkit.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** Millrace in its modes, and DuckDB, with the same rows in the same tables. */
final class Engines implements AutoCloseable {
  private static final String[] T = {"id", "k", "n", "b", "d", "f", "flag", "ts"};
  private static final String[] U = {"k", "m", "name"};

  static final String BATCH = "BATCH";
  private static final String STREAMING = "STREAMING";
  private static final String PARALLEL = "STREAMING in parallel, with mini-batches";

  private final Map<String, Connection> millrace;
  private final Connection duck;

  private Engines(Map<String, Connection> millrace, Connection duck) {
    this.millrace = millrace;
    this.duck = duck;
  }

  /** Makes tables of {@code rows} rows drawn from a seed. */
  static Engines with(Path folder, long seed, int rows) throws SQLException, IOException {
    List<List<String>> t = SampleData.t(seed, rows);
    List<List<String>> u = SampleData.u(seed + 1, rows / 5);
    Files.write(folder.resolve("t.json"), json(T, t));
    Files.write(folder.resolve("u.json"), json(U, u));
    Connection duck = DriverManager.getConnection("jdbc:duckdb:");
    execute(duck, "SET TimeZone = 'UTC'");
    execute(
        duck,
        "CREATE TABLE t (id BIGINT, k VARCHAR, n INTEGER, b BIGINT, d DECIMAL(10, 2), f DOUBLE,"
            + " flag BOOLEAN, ts TIMESTAMP)");
    execute(duck, "CREATE TABLE u (k VARCHAR, m INTEGER, name VARCHAR)");
    execute(duck, "INSERT INTO t VALUES " + values(t));
    execute(duck, "INSERT INTO u VALUES " + values(u));
    Map<String, Connection> millrace = new LinkedHashMap<>();
    millrace.put(STREAMING, millrace(folder, Map.of("execution.runtime-mode", "STREAMING")));
    millrace.put(BATCH, millrace(folder, Map.of("execution.runtime-mode", "BATCH")));
    millrace.put(PARALLEL, millrace(folder, parallel()));
    return new Engines(millrace, duck);
  }

  private static List<String> json(String[] columns, List<List<String>> rows) {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> fields = new ArrayList<>();
      for (int i = 0; i < columns.length; i++) {
        fields.add("\"" + columns[i] + "\": " + row.get(i));
      }
      lines.add("{" + String.join(", ", fields) + "}");
    }
    return lines;
  }

  private static String values(List<List<String>> rows) {
    List<String> texts = new ArrayList<>();
    for (List<String> row : rows) {
      texts.add("(" + String.join(", ", row).replace('"', '\'') + ")");
    }
    return String.join(", ", texts);
  }

  private static Map<String, String> parallel() {
    return Map.of(
        "parallelism.default", "3",
        "state.backend.type", "rocksdb",
        "millrace.batch-size", "7",
        "table.exec.mini-batch.enabled", "true",
        "table.exec.mini-batch.allow-latency", "1 s",
        "table.exec.mini-batch.size", "10");
  }

  private static Connection millrace(Path folder, Map<String, String> options) throws SQLException {
    Properties properties = new Properties();
    properties.putAll(options);
    properties.setProperty("folder", folder.toString());
    properties.setProperty("table.local-time-zone", "UTC");
    properties.setProperty("sql-client.execution.result-mode", "TABLE");
    Connection connection = DriverManager.getConnection("jdbc:millrace:", properties);
    execute(
        connection,
        "CREATE TABLE t (id BIGINT, k STRING, n INT, b BIGINT, d DECIMAL(10, 2), f DOUBLE,"
            + " flag BOOLEAN, ts TIMESTAMP(3), WATERMARK FOR ts AS ts) WITH"
            + " ('connector' = 'filesystem', 'path' = 't.json', 'format' = 'json')");
    execute(
        connection,
        "CREATE TABLE u (k STRING, m INT, name STRING) WITH"
            + " ('connector' = 'filesystem', 'path' = 'u.json', 'format' = 'json')");
    return connection;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Ways to run Millrace. */
  Set<String> modes() {
    return millrace.keySet();
  }

  List<String> millrace(String mode, String sql, boolean ordered) throws SQLException {
    return rows(millrace.get(mode), sql, ordered);
  }

  List<String> duck(String sql, boolean ordered) throws SQLException {
    return rows(duck, sql, ordered);
  }

  private static List<String> rows(Connection connection, String sql, boolean ordered)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return Rows.of(rows, ordered);
    }
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : millrace.values()) {
      connection.close();
    }
    duck.close();
  }
}
