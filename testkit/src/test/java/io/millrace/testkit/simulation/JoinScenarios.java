package io.millrace.testkit.simulation;

import static io.millrace.testkit.simulation.Scenarios.EVENTS;
import static io.millrace.testkit.simulation.Scenarios.TIMED;
import static io.millrace.testkit.simulation.Scenarios.USERS;
import static io.millrace.testkit.simulation.Scenarios.changes;
import static io.millrace.testkit.simulation.Scenarios.events;
import static io.millrace.testkit.simulation.Scenarios.eventsAndUsers;
import static io.millrace.testkit.simulation.Scenarios.lines;
import static io.millrace.testkit.simulation.Scenarios.scenario;

import io.millrace.testkit.simulation.Scenario.OutputKind;
import java.util.List;

/** Joins of more kinds, and what is planned as a join. */
final class JoinScenarios {
  private static final String COUNTS = "(SELECT k, COUNT(*) AS c FROM events GROUP BY k) AS e";

  private JoinScenarios() {}

  static List<Scenario> all() {
    return List.of(fullJoin(), semiJoin(), antiJoin(), exceptAll(), intervalJoin(), multiJoin());
  }

  private static Scenario fullJoin() {
    return scenario(
        "full-join",
        EVENTS
            + USERS
            + changes("k STRING, c BIGINT, uk STRING, name STRING")
            + "INSERT INTO sink SELECT e.k, e.c, u.k, u.name FROM "
            + COUNTS
            + " FULL JOIN users AS u ON e.k = u.k AND MOD(e.c, 3) <> 0;",
        eventsAndUsers(),
        OutputKind.CHANGES);
  }

  private static Scenario semiJoin() {
    return scenario(
        "semi-join",
        EVENTS
            + USERS
            + changes("k STRING, name STRING")
            + "INSERT INTO sink SELECT k, name FROM users WHERE EXISTS (SELECT 1 FROM "
            + COUNTS
            + " WHERE e.k = users.k AND MOD(e.c, 4) = 1);",
        eventsAndUsers(),
        OutputKind.CHANGES);
  }

  private static Scenario antiJoin() {
    return scenario(
        "anti-join",
        EVENTS
            + USERS
            + changes("id BIGINT, k STRING")
            + "INSERT INTO sink SELECT id, k FROM events WHERE NOT EXISTS"
            + " (SELECT 1 FROM users WHERE users.k = events.k);",
        eventsAndUsers(),
        OutputKind.CHANGES);
  }

  private static Scenario exceptAll() {
    return scenario(
        "except-all",
        EVENTS
            + changes("k STRING, v INT")
            + "INSERT INTO sink SELECT k, v FROM events WHERE MOD(id, 2) = 0"
            + " EXCEPT ALL SELECT k, v FROM events WHERE MOD(id, 2) = 1;",
        events(),
        OutputKind.CHANGES);
  }

  private static Scenario intervalJoin() {
    return scenario(
        "interval-join",
        TIMED
            + lines("a BIGINT, b BIGINT")
            + """
            INSERT INTO sink SELECT a.id, b.id
            FROM (SELECT * FROM events WHERE MOD(id, 3) = 0) AS a
            LEFT JOIN events AS b
            ON a.k = b.k AND b.ts BETWEEN a.ts - INTERVAL '6' SECOND AND a.ts + INTERVAL '2' SECOND;
            """,
        events(),
        OutputKind.LINES);
  }

  private static Scenario multiJoin() {
    return scenario(
        "multi-join",
        "SET 'table.optimizer.multi-join.enabled' = 'true';\n"
            + EVENTS
            + USERS
            + changes("id BIGINT, c BIGINT, name STRING")
            + "INSERT INTO sink SELECT f.id, e.c, u.name FROM events AS f LEFT JOIN "
            + COUNTS
            + " ON e.k = f.k AND MOD(e.c, 3) <> 0 LEFT JOIN users AS u ON u.k = f.k;",
        eventsAndUsers(),
        OutputKind.CHANGES);
  }
}
