package io.millrace.testkit.simulation;

import static io.millrace.testkit.simulation.Scenarios.TIMED;
import static io.millrace.testkit.simulation.Scenarios.events;
import static io.millrace.testkit.simulation.Scenarios.lines;
import static io.millrace.testkit.simulation.Scenarios.scenario;

import io.millrace.testkit.simulation.Scenario.OutputKind;
import java.util.List;

/** Windows of more kinds, and what is done with them. */
final class WindowScenarios {
  private static final String TUMBLE =
      "FROM TUMBLE(TABLE events, DESCRIPTOR(ts), INTERVAL '10' SECOND)";

  private WindowScenarios() {}

  static List<Scenario> all() {
    return List.of(cumulate(), session(), cascade(), windowTop(), windowJoin());
  }

  private static Scenario cumulate() {
    return scenario(
        "cumulate",
        TIMED
            + lines("s TIMESTAMP(3), e TIMESTAMP(3), k STRING, c BIGINT, d BIGINT")
            + """
            INSERT INTO sink SELECT window_start, window_end, k, COUNT(*), COUNT(DISTINCT v)
            FROM CUMULATE(TABLE events, DESCRIPTOR(ts), INTERVAL '5' SECOND, INTERVAL '20' SECOND)
            GROUP BY window_start, window_end, k;
            """,
        events(),
        OutputKind.LINES);
  }

  private static Scenario session() {
    return scenario(
        "session",
        TIMED
            + lines("k STRING, s TIMESTAMP(3), e TIMESTAMP(3), c BIGINT, ma INT")
            + """
            INSERT INTO sink SELECT k, window_start, window_end, COUNT(*), MAX(v)
            FROM SESSION(TABLE events PARTITION BY k, DESCRIPTOR(ts), INTERVAL '5' SECOND)
            GROUP BY k, window_start, window_end;
            """,
        events(),
        OutputKind.LINES);
  }

  private static Scenario cascade() {
    return scenario(
        "cascade",
        TIMED
            + lines("s TIMESTAMP(3), keys_seen BIGINT, c BIGINT")
            + """
            CREATE VIEW small AS SELECT window_time AS t, k, COUNT(*) AS c
            """
            + TUMBLE
            + """
             GROUP BY window_start, window_end, window_time, k;
            INSERT INTO sink SELECT window_start, COUNT(*), SUM(c)
            FROM TUMBLE(TABLE small, DESCRIPTOR(t), INTERVAL '30' SECOND)
            GROUP BY window_start, window_end;
            """,
        events(),
        OutputKind.LINES);
  }

  private static Scenario windowTop() {
    return scenario(
        "window-top",
        TIMED
            + lines("s TIMESTAMP(3), k STRING, c BIGINT, r BIGINT")
            + """
            INSERT INTO sink SELECT window_start, k, c, r FROM (
              SELECT *, ROW_NUMBER() OVER (
                PARTITION BY window_start, window_end ORDER BY c DESC, k) AS r
              FROM (SELECT window_start, window_end, k, COUNT(*) AS c
            """
            + TUMBLE
            + " GROUP BY window_start, window_end, k)) WHERE r <= 3;",
        events(),
        OutputKind.LINES);
  }

  private static Scenario windowJoin() {
    return scenario(
        "window-join",
        TIMED
            + lines("s TIMESTAMP(3), a BIGINT, b BIGINT")
            + "INSERT INTO sink SELECT COALESCE(l.window_start, r.window_start), l.id, r.id FROM"
            + " (SELECT * "
            + TUMBLE
            + " WHERE MOD(id, 2) = 0) AS l FULL JOIN (SELECT * "
            + TUMBLE
            + " WHERE MOD(id, 2) = 1) AS r ON l.window_start = r.window_start"
            + " AND l.window_end = r.window_end AND l.k = r.k AND l.v = r.v;",
        events(),
        OutputKind.LINES);
  }
}
