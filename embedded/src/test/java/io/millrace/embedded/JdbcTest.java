package io.millrace.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.session.Session;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcTest {
  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = DriverManager.getConnection("jdbc:millrace:table.local-time-zone=UTC");
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private List<String> query(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return texts(rows);
    }
  }

  private static List<String> texts(ResultSet rows) throws SQLException {
    int columns = rows.getMetaData().getColumnCount();
    List<String> texts = new ArrayList<>();
    while (rows.next()) {
      List<String> cells = new ArrayList<>();
      for (int c = 1; c <= columns; c++) {
        cells.add(rows.getString(c));
      }
      texts.add(String.join("|", cells.stream().map(String::valueOf).toList()));
    }
    return texts;
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void valuesOfEveryTypeComeOut() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT TRUE AS b, CAST(7 AS TINYINT) AS t, 70000 AS i, 5000000000 AS l,"
                    + " CAST(1.5 AS FLOAT) AS f, CAST(2.25 AS DOUBLE) AS d,"
                    + " CAST(12.34 AS DECIMAL(10, 2)) AS n, 'text' AS s, DATE '2020-02-29' AS dy,"
                    + " TIMESTAMP '2020-02-29 12:34:56.789' AS ts,"
                    + " TIMESTAMP '2020-02-29 12:34:56.123456789' AS nanos, ARRAY[1, 2] AS a,"
                    + " CAST(NULL AS INT) AS z")) {
      assertTrue(rows.next());
      assertTrue(rows.getBoolean("b"));
      assertEquals(7, rows.getByte("t"));
      assertEquals(70000, rows.getInt("i"));
      assertEquals(5_000_000_000L, rows.getLong("l"));
      assertEquals(1.5f, rows.getFloat("f"));
      assertEquals(2.25, rows.getDouble("d"));
      assertEquals(new BigDecimal("12.34"), rows.getBigDecimal("n"));
      assertEquals("text", rows.getString("s"));
      assertEquals(Date.valueOf("2020-02-29"), rows.getDate("dy"));
      assertEquals(Timestamp.valueOf("2020-02-29 12:34:56.789"), rows.getTimestamp("ts"));
      assertEquals("2020-02-29 12:34:56.789", rows.getString("ts"));
      assertEquals(Timestamp.valueOf("2020-02-29 12:34:56.123456789"), rows.getTimestamp("nanos"));
      assertEquals("2020-02-29 12:34:56.123456789", rows.getString("nanos"));
      assertEquals("[1, 2]", rows.getString("a"));
      assertNull(rows.getObject("z"));
      assertFalse(rows.next());
    }
  }

  @Test
  void aVariantIsItsJson() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT PARSE_JSON('{\"b\": 1.50, \"a\": [null]}') AS v, TRY_PARSE_JSON('{') AS n,"
                    + " ARRAY[PARSE_JSON('\"x\"')] AS a")) {
      assertEquals("VARIANT", rows.getMetaData().getColumnTypeName(1));
      assertEquals(Types.OTHER, rows.getMetaData().getColumnType(1));
      assertEquals("java.lang.String", rows.getMetaData().getColumnClassName(1));
      assertTrue(rows.next());
      assertEquals("{\"a\":[null],\"b\":1.5}", rows.getString("v"));
      assertEquals("{\"a\":[null],\"b\":1.5}", rows.getObject("v"));
      assertNull(rows.getString("n"));
      assertEquals("[\"x\"]", rows.getString("a"));
    }
  }

  @Test
  void anObjectIsItsFields() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT OBJECT_OF('com.example.User', 'name', 'Ann', 'age', CAST(NULL AS INT),"
                    + " 'place', OBJECT_OF('com.example.Place', 'city', 'Graz')) AS o,"
                    + " OBJECT_UPDATE(CAST(NULL AS STRUCTURED<'c', a INT>), 'a', 1) AS n,"
                    + " ARRAY[OBJECT_OF('c', 'a', 1)] AS l")) {
      assertEquals(
          "STRUCTURED<'com.example.User', `name` CHAR(3) NOT NULL, `age` INT, `place`"
              + " STRUCTURED<'com.example.Place', `city` CHAR(4) NOT NULL>>",
          rows.getMetaData().getColumnTypeName(1));
      assertEquals(Types.OTHER, rows.getMetaData().getColumnType(1));
      assertTrue(rows.next());
      assertEquals("(name=Ann, age=NULL, place=(city=Graz))", rows.getString("o"));
      assertEquals("(name=Ann, age=NULL, place=(city=Graz))", String.valueOf(rows.getObject("o")));
      assertNull(rows.getObject("n"));
      assertEquals("[(a=1)]", rows.getString("l"));
      assertFalse(rows.next());
    }
  }

  @Test
  void aLocalTimestampIsShownInTheSessionsZone() throws SQLException {
    assertEquals(
        List.of("1970-01-01 00:00:01.500"), query("SELECT TO_TIMESTAMP_LTZ(1500, 3) AS t"));
  }

  @Test
  void datesAndTimesAreTheSameInEveryZoneOfTheJvm() throws SQLException {
    TimeZone before = TimeZone.getDefault();
    try {
      for (String zone : List.of("Europe/Berlin", "America/New_York", "Asia/Tokyo")) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try (Connection local = DriverManager.getConnection("jdbc:millrace:");
            Statement statement = local.createStatement();
            ResultSet rows =
                statement.executeQuery(
                    "SELECT DATE '2020-07-01' AS d, CAST('12:00:00.5' AS TIME(3)) AS t,"
                        + " TIMESTAMP '2020-07-01 00:30:00' AS ts, CAST(NULL AS DATE) AS n")) {
          assertTrue(rows.next());
          assertEquals("2020-07-01", rows.getString("d"));
          assertEquals(Date.valueOf("2020-07-01"), rows.getObject("d"));
          assertEquals(Date.valueOf("2020-07-01"), rows.getDate("d"));
          assertEquals(LocalDate.of(2020, 7, 1), rows.getObject(1, LocalDate.class));
          assertEquals(Timestamp.valueOf("2020-07-01 00:00:00"), rows.getTimestamp("d"));
          assertEquals("12:00:00.500", rows.getString("t"));
          assertEquals(LocalTime.of(12, 0, 0, 500_000_000), rows.getObject(2, LocalTime.class));
          assertEquals(Date.valueOf("2020-07-01"), rows.getDate("ts"));
          assertEquals(Time.valueOf("00:30:00"), rows.getTime("ts"));
          assertNull(rows.getDate("n"));
          assertNull(rows.getString("n"));
        }
      }
    } finally {
      TimeZone.setDefault(before);
    }
  }

  /**
   * Of java.sql's own classes neither knows a year before 1, nor what a zone or the Pope left out.
   */
  @Test
  void timesThatJavaSqlDoesNotKnowComeOutAsTheyAre() throws SQLException {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
    try (Statement statement = connection.createStatement()) {
      for (String time :
          List.of(
              "-8024-01-01 00:00:00.000",
              "-0001-12-31 23:59:59.999",
              "0000-02-29 00:00:00.000",
              "1582-10-10 12:00:00.000",
              "2020-03-29 02:30:00.000",
              "+18024-01-01 00:00:00.000")) {
        LocalDateTime expected = LocalDateTime.parse(time.replace(' ', 'T'));
        String timestamp =
            "TIMESTAMPADD(YEAR, "
                + (expected.getYear() - 2000)
                + ", TIMESTAMP '2000"
                + time.substring(time.indexOf('-', 1))
                + "')";
        String sql =
            "SELECT CAST(x AS TIMESTAMP(3)) AS ts, CAST(x AS DATE) AS d,"
                + " CAST(x AS TIMESTAMP_LTZ(3)) AS l FROM (VALUES (%s)) AS t (x)";
        try (ResultSet rows = statement.executeQuery(String.format(sql, timestamp))) {
          assertTrue(rows.next());
          check(rows, expected, time);
        }
      }
    } finally {
      TimeZone.setDefault(before);
    }
  }

  private static void check(ResultSet rows, LocalDateTime expected, String time)
      throws SQLException {
    String date = time.substring(0, time.indexOf(' '));
    assertEquals(time, rows.getString("ts"));
    assertEquals(time, rows.getString("l"));
    assertEquals(date, rows.getString("d"));
    assertEquals(expected, rows.getTimestamp("ts").toLocalDateTime());
    assertEquals(expected, ((Timestamp) rows.getObject("l")).toLocalDateTime());
    assertEquals(expected, rows.getObject("ts", LocalDateTime.class));
    assertEquals(expected.toLocalDate(), rows.getDate("d").toLocalDate());
    assertEquals(expected.toLocalDate(), rows.getDate("ts").toLocalDate());
    assertEquals(expected.toLocalDate().atStartOfDay(), rows.getTimestamp("d").toLocalDateTime());
    assertEquals(date, rows.getObject("d").toString());
    assertTrue(rows.getObject("ts").toString().startsWith(time.substring(0, time.length() - 4)));
    assertEquals(Timestamp.valueOf(expected), rows.getTimestamp("ts"));
    assertEquals(Date.valueOf(expected.toLocalDate()), rows.getDate("d"));
  }

  @Test
  void aTimeOutsideTheYearsOfLiteralsIsNoParameter() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT 1 FROM (VALUES (1)) WHERE TIMESTAMP '8025-03-01 12:00:00' = ?")) {
      for (int year : List.of(-8024, 0, 10_000)) {
        LocalDateTime time = LocalDateTime.of(year, 3, 1, 12, 0, 0);
        SQLException error =
            assertThrows(
                SQLException.class, () -> statement.setTimestamp(1, Timestamp.valueOf(time)));
        assertTrue(error.getMessage().contains("parameter 1 is outside the years 1 to 9999"));
        assertThrows(
            SQLException.class, () -> statement.setDate(1, Date.valueOf(time.toLocalDate())));
      }
      statement.setTimestamp(1, Timestamp.valueOf("8025-03-01 12:00:00"));
      assertEquals(List.of("1"), texts(statement.executeQuery()));
      statement.setTimestamp(1, null);
      assertEquals(List.of(), texts(statement.executeQuery()));
    }
  }

  @Test
  void metaDataOfAResultNamesColumnsAndTypes() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT 1 AS a, CAST('x' AS VARCHAR(5)) AS b")) {
      ResultSetMetaData meta = rows.getMetaData();
      assertEquals("a", meta.getColumnLabel(1));
      assertEquals(Types.INTEGER, meta.getColumnType(1));
      assertEquals(ResultSetMetaData.columnNoNulls, meta.isNullable(1));
      assertEquals(Types.VARCHAR, meta.getColumnType(2));
      assertEquals(5, meta.getPrecision(2));
    }
  }

  @Test
  void anEmptyResultHasColumnsAndNoRows() throws SQLException {
    assertEquals(List.of(), query("SELECT a FROM (VALUES (1)) AS t (a) WHERE a > 1"));
  }

  @Test
  void parametersAreBound() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT a, b FROM (VALUES (1, 'x'), (2, 'y'), (3, 'z')) AS t (a, b)"
                + " WHERE a > ? AND b <> ?")) {
      assertEquals(2, statement.getParameterMetaData().getParameterCount());
      statement.setInt(1, 1);
      statement.setString(2, "z");
      assertEquals(List.of("2|y"), texts(statement.executeQuery()));
      statement.setInt(1, 2);
      statement.setString(2, "it's");
      assertEquals(List.of("3|z"), texts(statement.executeQuery()));
    }
  }

  @Test
  void aMissingParameterIsAnError() throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT a FROM (VALUES (1)) AS t (a) WHERE a = ?")) {
      SQLException error = assertThrows(SQLException.class, statement::executeQuery);
      assertTrue(error.getMessage().contains("parameter 1 of 1 is not set"), error.getMessage());
    }
  }

  @Test
  void errorsAreTheEnginesOwnWords() {
    SQLException error = assertThrows(SQLException.class, () -> query("SELCT 1"));
    assertTrue(error.getMessage().startsWith("1:1: error: "), error.getMessage());
    assertEquals("42000", error.getSQLState());
    SQLException missing = assertThrows(SQLException.class, () -> query("SELECT 1 FROM nowhere"));
    assertTrue(missing.getMessage().contains("1:15: error: "), missing.getMessage());
  }

  @Test
  void anErrorWhilePreparingIsTheEnginesOwnWords() {
    SQLException error =
        assertThrows(SQLException.class, () -> connection.prepareStatement("SELECT x FROM y"));
    assertTrue(error.getMessage().startsWith("1:15: error: "), error.getMessage());
  }

  @Test
  void aFailureWhileRowsComeIsReported() {
    SQLException error =
        assertThrows(
            SQLException.class, () -> query("SELECT 1 / a FROM (VALUES (1), (0)) AS t (a)"));
    assertTrue(error.getMessage().contains("division by zero"), error.getMessage());
  }

  @Test
  void anEndlessQueryIsReadAndCancelled() throws Exception {
    run(
        "CREATE TABLE endless (id BIGINT) WITH ('connector' = 'datagen',"
            + " 'rows-per-second' = '1000')");
    try (Statement statement = connection.createStatement()) {
      CountDownLatch running = new CountDownLatch(1);
      AtomicReference<Exception> ended = new AtomicReference<>();
      Thread reader =
          new Thread(
              () -> {
                try (ResultSet rows = statement.executeQuery("SELECT id FROM endless")) {
                  while (rows.next()) {
                    running.countDown();
                  }
                } catch (SQLException e) {
                  ended.set(e);
                }
              });
      reader.start();
      running.await();
      statement.cancel();
      reader.join(30_000);
      assertFalse(reader.isAlive());
      assertTrue(String.valueOf(ended.get()).contains("cancel"), String.valueOf(ended.get()));
    }
    assertEquals(List.of("1"), query("SELECT 1"));
  }

  @Test
  void closingTheResultEndsAnEndlessQuery() throws SQLException {
    run("CREATE TABLE endless (id BIGINT) WITH ('connector' = 'datagen')");
    try (Statement statement = connection.createStatement()) {
      ResultSet rows = statement.executeQuery("SELECT id FROM endless");
      assertTrue(rows.next());
      rows.close();
      assertTrue(statement.executeQuery("SELECT 2").next());
    }
  }

  @Test
  void updatesOfABoundedQueryAreFolded() throws SQLException {
    String sql = "SELECT k, COUNT(*) FROM (VALUES ('a'), ('b'), ('a')) AS t (k) GROUP BY k";
    assertEquals(List.of("a|2", "b|1"), query(sql).stream().sorted().toList());
    run("SET 'sql-client.execution.result-mode' = 'CHANGELOG'");
    assertEquals(List.of("+I|a|1", "+I|b|1", "-U|a|1", "+U|a|2"), query(sql));
  }

  @Test
  void updatesWithoutEndNeedTheChangelog() throws SQLException {
    run("CREATE TABLE endless (id BIGINT) WITH ('connector' = 'datagen')");
    SQLException error =
        assertThrows(SQLException.class, () -> query("SELECT COUNT(*) FROM endless"));
    assertTrue(error.getMessage().contains("CHANGELOG"), error.getMessage());
  }

  @Test
  void tablesAndColumnsAreListed() throws SQLException {
    run(
        "CREATE TABLE t (a INT NOT NULL, b STRING, PRIMARY KEY (a) NOT ENFORCED)"
            + " WITH ('connector' = 'blackhole')");
    run("CREATE VIEW v AS SELECT a FROM (VALUES (1)) AS x (a)");
    DatabaseMetaData meta = connection.getMetaData();
    try (ResultSet tables = meta.getTables(null, null, "%", null)) {
      List<String> found = new ArrayList<>();
      while (tables.next()) {
        found.add(tables.getString("TABLE_NAME") + ":" + tables.getString("TABLE_TYPE"));
      }
      assertEquals(List.of("t:TABLE", "v:VIEW"), found);
    }
    try (ResultSet columns = meta.getColumns(null, null, "t", "%")) {
      assertTrue(columns.next());
      assertEquals("a", columns.getString("COLUMN_NAME"));
      assertEquals(Types.INTEGER, columns.getInt("DATA_TYPE"));
      assertEquals("NO", columns.getString("IS_NULLABLE"));
      assertTrue(columns.next());
      assertEquals("STRING", columns.getString("TYPE_NAME"));
      assertFalse(columns.next());
    }
    try (ResultSet keys = meta.getPrimaryKeys(null, null, "t")) {
      assertTrue(keys.next());
      assertEquals("a", keys.getString("COLUMN_NAME"));
    }
  }

  @Test
  void theConnectionUnwrapsToItsSession() throws SQLException {
    assertTrue(connection.isWrapperFor(Session.class));
    assertEquals("default_catalog", connection.unwrap(Session.class).currentCatalog());
  }

  @Test
  void anUnknownOptionInTheUrlIsRefused() {
    SQLException error =
        assertThrows(
            SQLException.class,
            () -> DriverManager.getConnection("jdbc:millrace:table.exec.state.tll=1 h"));
    assertTrue(error.getMessage().contains("table.exec.state.ttl"), error.getMessage());
  }
}
