package io.millrace.testkit.simulation;

import io.millrace.testkit.simulation.Scenario.OutputKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** Jobs of different shapes. */
final class Scenarios {
  private static final int FILES = 4;
  private static final int ROWS = 60;

  static final String EVENTS =
      """
      CREATE TABLE events (
        id BIGINT, k STRING, v INT, ts TIMESTAMP(3)
      ) WITH ('connector' = 'filesystem', 'path' = 'in/events', 'format' = 'json');
      """;
  static final String TIMED =
      """
      CREATE TABLE events (
        id BIGINT, k STRING, v INT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '3' SECOND
      ) WITH ('connector' = 'filesystem', 'path' = 'in/events', 'format' = 'json');
      """;
  static final String USERS =
      """
      CREATE TABLE users (k STRING, name STRING)
      WITH ('connector' = 'filesystem', 'path' = 'in/users', 'format' = 'json');
      """;
  static final String CHANGES =
      """
      CREATE TABLE changes (id INT, k STRING, v INT, PRIMARY KEY (id) NOT ENFORCED)
      WITH ('connector' = 'filesystem', 'path' = 'in/changes', 'format' = 'debezium-json');
      """;

  private Scenarios() {}

  /** All of them, by name. */
  static Map<String, Scenario> all() {
    Map<String, Scenario> all = new LinkedHashMap<>();
    for (Scenario scenario :
        List.of(
            filter(),
            groupBy(),
            distinct(),
            nested(),
            tumble(),
            hop(),
            lateRows(),
            innerJoin(),
            leftJoin(),
            changelog(),
            statementSet(),
            union(),
            datagen())) {
      all.put(scenario.name(), scenario);
    }
    JoinScenarios.all().forEach(scenario -> all.put(scenario.name(), scenario));
    TimeJoinScenarios.all().forEach(scenario -> all.put(scenario.name(), scenario));
    AnalyticScenarios.all().forEach(scenario -> all.put(scenario.name(), scenario));
    WindowScenarios.all().forEach(scenario -> all.put(scenario.name(), scenario));
    return all;
  }

  static String lines(String columns) {
    return "CREATE TABLE sink ("
        + columns
        + ") WITH ('connector' = 'filesystem', 'path' = 'out', 'format' = 'csv');\n";
  }

  static String changes(String columns) {
    return "CREATE TABLE sink ("
        + columns
        + ") WITH ('connector' = 'filesystem', 'path' = 'out', 'format' = 'debezium-json');\n";
  }

  static Scenario scenario(
      String name,
      String script,
      Map<String, Function<Random, List<String>>> inputs,
      OutputKind kind) {
    return new Scenario(name, script, inputs, Map.of("out", kind));
  }

  static Map<String, Function<Random, List<String>>> events() {
    return Events.inTime(FILES, ROWS);
  }

  static Map<String, Function<Random, List<String>>> eventsAndUsers() {
    Map<String, Function<Random, List<String>>> inputs = events();
    inputs.put("in/users/0.json", Events::users);
    return inputs;
  }

  private static Scenario filter() {
    return scenario(
        "filter",
        EVENTS
            + lines("id BIGINT, name STRING, v INT")
            + "INSERT INTO sink SELECT id, UPPER(k), v * 2 FROM events WHERE MOD(id, 3) <> 0;",
        events(),
        OutputKind.LINES);
  }

  private static Scenario groupBy() {
    return scenario(
        "group-by",
        EVENTS
            + changes("k STRING, c BIGINT, s BIGINT, mi INT, ma INT")
            + "INSERT INTO sink SELECT k, COUNT(*), SUM(CAST(v AS BIGINT)), MIN(v), MAX(v)"
            + " FROM events GROUP BY k;",
        events(),
        OutputKind.CHANGES);
  }

  private static Scenario distinct() {
    return scenario(
        "distinct",
        EVENTS
            + changes("k STRING, d BIGINT, f BIGINT")
            + "INSERT INTO sink SELECT k, COUNT(DISTINCT v), COUNT(DISTINCT v) FILTER (WHERE v > 9)"
            + " FROM events GROUP BY k;",
        events(),
        OutputKind.CHANGES);
  }

  private static Scenario nested() {
    return scenario(
        "nested",
        EVENTS
            + changes("c BIGINT, keys_with BIGINT, top BIGINT")
            + """
            INSERT INTO sink SELECT MOD(c, 5), COUNT(*), MAX(s)
            FROM (SELECT k, v, COUNT(*) AS c, SUM(id) AS s FROM events GROUP BY k, v)
            GROUP BY MOD(c, 5);
            """,
        events(),
        OutputKind.CHANGES);
  }

  private static final String WINDOWED =
      "start_time TIMESTAMP(3), k STRING, c BIGINT, s INT, ma INT, d BIGINT";

  private static String windows(String function) {
    return "INSERT INTO sink SELECT window_start, k, COUNT(*), SUM(v), MAX(v), COUNT(DISTINCT v)"
        + " FROM "
        + function
        + " GROUP BY window_start, window_end, k;";
  }

  private static Scenario tumble() {
    return scenario(
        "tumble",
        TIMED
            + lines(WINDOWED)
            + windows("TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '10' SECOND)"),
        events(),
        OutputKind.LINES);
  }

  private static Scenario hop() {
    return scenario(
        "hop",
        TIMED
            + lines(WINDOWED)
            + windows(
                "HOP(TABLE events, DESCRIPTOR(ts), INTERVAL '5' SECOND, INTERVAL '15' SECOND)"),
        events(),
        OutputKind.LINES);
  }

  private static Scenario lateRows() {
    return scenario(
        "late-rows",
        TIMED
            + lines(WINDOWED)
            + windows(
                "HOP(TABLE events, DESCRIPTOR(ts), INTERVAL '5' SECOND, INTERVAL '10' SECOND)"),
        Events.late(FILES * ROWS),
        OutputKind.LINES);
  }

  private static Scenario innerJoin() {
    return scenario(
        "inner-join",
        EVENTS
            + USERS
            + lines("id BIGINT, name STRING")
            + "INSERT INTO sink SELECT e.id, u.name FROM events AS e JOIN users AS u ON e.k = u.k"
            + " WHERE e.v IS NOT NULL;",
        eventsAndUsers(),
        OutputKind.LINES);
  }

  private static Scenario leftJoin() {
    return scenario(
        "left-join",
        EVENTS
            + USERS
            + changes("k STRING, c BIGINT, name STRING")
            + """
            INSERT INTO sink SELECT e.k, e.c, u.name
            FROM (SELECT k, COUNT(*) AS c FROM events GROUP BY k) AS e
            LEFT JOIN users AS u ON e.k = u.k;
            """,
        eventsAndUsers(),
        OutputKind.CHANGES);
  }

  private static Scenario changelog() {
    return scenario(
        "changelog",
        CHANGES
            + changes("k STRING, c BIGINT, s INT, mi INT, ma INT, d BIGINT")
            + "INSERT INTO sink SELECT k, COUNT(*), SUM(v), MIN(v), MAX(v), COUNT(DISTINCT v)"
            + " FROM changes GROUP BY k;",
        Map.of("in/changes/0.json", random -> Events.changes(random, FILES * ROWS)),
        OutputKind.CHANGES);
  }

  private static Scenario statementSet() {
    return new Scenario(
        "statement-set",
        TIMED
            + lines("start_time TIMESTAMP(3), c BIGINT, s INT")
            + """
            CREATE TABLE odd (id BIGINT, k STRING) WITH (
              'connector' = 'filesystem', 'path' = 'odd', 'format' = 'json');
            EXECUTE STATEMENT SET BEGIN
              INSERT INTO odd SELECT id, k FROM events WHERE MOD(id, 2) = 1;
              INSERT INTO sink SELECT window_start, COUNT(*), SUM(v)
                FROM TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '10' SECOND)
                GROUP BY window_start, window_end;
            END;
            """,
        events(),
        Map.of("out", OutputKind.LINES, "odd", OutputKind.LINES));
  }

  private static Scenario union() {
    return scenario(
        "union",
        EVENTS
            + USERS
            + changes("k STRING, c BIGINT, longest STRING")
            + """
            INSERT INTO sink SELECT k, COUNT(*), MAX(t)
            FROM (SELECT k, CAST(v AS STRING) AS t FROM events UNION ALL SELECT k, name FROM users)
            GROUP BY k;
            """,
        eventsAndUsers(),
        OutputKind.CHANGES);
  }

  private static Scenario datagen() {
    return scenario(
        "datagen",
        """
        CREATE TABLE numbers (id BIGINT) WITH (
          'connector' = 'datagen', 'rows-per-second' = '2000', 'fields.id.kind' = 'sequence',
          'fields.id.start' = '1', 'fields.id.end' = '300');
        """
            + lines("id BIGINT, odd BOOLEAN")
            + "INSERT INTO sink SELECT id, MOD(id, 2) = 1 FROM numbers;",
        Map.of(),
        OutputKind.LINES);
  }
}
