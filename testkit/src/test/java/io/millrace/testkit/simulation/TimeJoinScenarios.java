package io.millrace.testkit.simulation;

import static io.millrace.testkit.simulation.Scenarios.CHANGES;
import static io.millrace.testkit.simulation.Scenarios.EVENTS;
import static io.millrace.testkit.simulation.Scenarios.TIMED;
import static io.millrace.testkit.simulation.Scenarios.USERS;
import static io.millrace.testkit.simulation.Scenarios.changes;
import static io.millrace.testkit.simulation.Scenarios.events;
import static io.millrace.testkit.simulation.Scenarios.eventsAndUsers;
import static io.millrace.testkit.simulation.Scenarios.lines;
import static io.millrace.testkit.simulation.Scenarios.scenario;

import io.millrace.testkit.simulation.Scenario.OutputKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** Joins with a table as of a time, and LATERAL. */
final class TimeJoinScenarios {
  private static final int VERSIONS = 80;

  private TimeJoinScenarios() {}

  static List<Scenario> all() {
    return List.of(temporalJoin(), lookupJoin(), lookupJoinOfChanges(), lateral());
  }

  private static Scenario temporalJoin() {
    Map<String, Function<Random, List<String>>> inputs = events();
    inputs.put("in/versions/0.json", random -> Events.versions(random, VERSIONS));
    return scenario(
        "temporal-join",
        TIMED
            + """
            CREATE TABLE versions (
              k STRING, rate INT, ts TIMESTAMP(3),
              WATERMARK FOR ts AS ts, PRIMARY KEY (k) NOT ENFORCED
            ) WITH ('connector' = 'filesystem', 'path' = 'in/versions', 'format' = 'debezium-json');
            """
            + lines("id BIGINT, k STRING, rate INT")
            + "INSERT INTO sink SELECT e.id, e.k, v.rate FROM events AS e"
            + " LEFT JOIN versions FOR SYSTEM_TIME AS OF e.ts AS v ON e.k = v.k;",
        inputs,
        OutputKind.LINES);
  }

  /** Few rows may wait, so some do when a barrier comes. */
  private static Scenario lookupJoin() {
    return scenario(
        "lookup-join",
        EVENTS
            + USERS
            + lines("id BIGINT, k STRING, name STRING")
            + "INSERT INTO sink SELECT /*+ LOOKUP('table' = 'u', 'output-mode' = 'allow_unordered',"
            + " 'capacity' = '5') */ e.id, e.k, u.name"
            + " FROM (SELECT *, PROCTIME() AS proc FROM events) AS e"
            + " LEFT JOIN users FOR SYSTEM_TIME AS OF e.proc AS u ON e.k = u.k;",
        eventsAndUsers(),
        OutputKind.LINES);
  }

  private static Scenario lookupJoinOfChanges() {
    Map<String, Function<Random, List<String>>> inputs = new LinkedHashMap<>();
    inputs.put("in/changes/0.json", random -> Events.changes(random, 200));
    inputs.put("in/users/0.json", Events::users);
    return scenario(
        "lookup-join-of-changes",
        CHANGES
            + USERS
            + changes("id INT, v INT, name STRING")
            + "INSERT INTO sink SELECT e.id, e.v, u.name"
            + " FROM (SELECT *, PROCTIME() AS proc FROM changes) AS e"
            + " JOIN users FOR SYSTEM_TIME AS OF e.proc AS u ON e.k = u.k;",
        inputs,
        OutputKind.CHANGES);
  }

  private static Scenario lateral() {
    return scenario(
        "lateral",
        EVENTS
            + USERS
            + changes("k STRING, id BIGINT, v INT")
            + "INSERT INTO sink SELECT c.k, t.id, t.v FROM (SELECT DISTINCT k FROM users) AS c"
            + " LEFT JOIN LATERAL (SELECT id, v FROM events WHERE k = c.k"
            + " ORDER BY v DESC, id LIMIT 2) AS t ON TRUE;",
        eventsAndUsers(),
        OutputKind.CHANGES);
  }
}
