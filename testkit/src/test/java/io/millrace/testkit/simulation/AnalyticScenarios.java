package io.millrace.testkit.simulation;

import static io.millrace.testkit.simulation.Scenarios.CHANGES;
import static io.millrace.testkit.simulation.Scenarios.EVENTS;
import static io.millrace.testkit.simulation.Scenarios.TIMED;
import static io.millrace.testkit.simulation.Scenarios.changes;
import static io.millrace.testkit.simulation.Scenarios.events;
import static io.millrace.testkit.simulation.Scenarios.lines;
import static io.millrace.testkit.simulation.Scenarios.scenario;

import io.millrace.testkit.simulation.Scenario.OutputKind;
import java.util.List;
import java.util.Map;

/** Ranks, first and last rows, OVER aggregates, grouping sets. */
final class AnalyticScenarios {
  private AnalyticScenarios() {}

  static List<Scenario> all() {
    return List.of(
        groupingSets(),
        distinctInBuckets(),
        topOfRows(),
        topOfChanges(),
        topByKey(),
        firstRow(),
        lastRow(),
        overRows(),
        overRange(),
        lag(),
        overChanges(),
        pattern(),
        longPattern());
  }

  private static Scenario groupingSets() {
    return scenario(
        "grouping-sets",
        EVENTS
            + changes("k STRING, v INT, c BIGINT")
            + "INSERT INTO sink SELECT k, v, COUNT(*) FROM events"
            + " GROUP BY GROUPING SETS ((k, v), (k), (v), ());",
        events(),
        OutputKind.CHANGES);
  }

  private static Scenario distinctInBuckets() {
    return scenario(
        "distinct-in-buckets",
        """
        SET 'table.optimizer.distinct-agg.split.enabled' = 'true';
        SET 'table.optimizer.distinct-agg.split.bucket-num' = '5';
        """
            + EVENTS
            + changes("k STRING, d BIGINT, i BIGINT, a INT, ma INT")
            + "INSERT INTO sink SELECT k, COUNT(DISTINCT v), COUNT(DISTINCT id), AVG(v), MAX(v)"
            + " FROM events GROUP BY k;",
        events(),
        OutputKind.CHANGES);
  }

  private static Scenario topOfRows() {
    return scenario(
        "top-of-rows",
        EVENTS
            + changes("k STRING, id BIGINT, v INT, r BIGINT")
            + """
            INSERT INTO sink SELECT k, id, v, r FROM (
              SELECT *, ROW_NUMBER() OVER (PARTITION BY k ORDER BY v DESC, id) AS r FROM events)
            WHERE r <= 4;
            """,
        events(),
        OutputKind.CHANGES);
  }

  private static Scenario topOfChanges() {
    return scenario(
        "top-of-changes",
        CHANGES
            + changes("k STRING, v INT, c BIGINT")
            + """
            INSERT INTO sink SELECT k, v, c FROM (
              SELECT *, ROW_NUMBER() OVER (PARTITION BY k ORDER BY c DESC, v) AS r
              FROM (SELECT k, v, COUNT(*) AS c FROM changes WHERE v IS NOT NULL GROUP BY k, v))
            WHERE r <= 3;
            """,
        Map.of("in/changes/0.json", random -> Events.changes(random, 240)),
        OutputKind.CHANGES);
  }

  private static Scenario topByKey() {
    return scenario(
        "top-by-key",
        EVENTS
            + changes("k STRING, v INT, c BIGINT, last BIGINT, r BIGINT")
            + """
            INSERT INTO sink SELECT k, v, c, last, r FROM (
              SELECT *, ROW_NUMBER() OVER (PARTITION BY k ORDER BY c DESC, v) AS r
              FROM (SELECT k, v, COUNT(*) AS c, MAX(id) AS last FROM events GROUP BY k, v))
            WHERE r BETWEEN 2 AND 5;
            """,
        events(),
        OutputKind.CHANGES);
  }

  private static Scenario firstRow() {
    return scenario(
        "first-row",
        TIMED
            + lines("k STRING, v INT, id BIGINT")
            + """
            INSERT INTO sink SELECT k, v, id FROM (
              SELECT *, ROW_NUMBER() OVER (PARTITION BY k, v ORDER BY ts) AS r FROM events)
            WHERE r = 1;
            """,
        events(),
        OutputKind.LINES);
  }

  private static Scenario lastRow() {
    return scenario(
        "last-row",
        TIMED
            + changes("k STRING, v INT, id BIGINT")
            + """
            INSERT INTO sink SELECT k, v, id FROM (
              SELECT *, ROW_NUMBER() OVER (PARTITION BY k, v ORDER BY ts DESC) AS r FROM events)
            WHERE r = 1;
            """,
        events(),
        OutputKind.CHANGES);
  }

  private static Scenario overRows() {
    return scenario(
        "over-rows",
        TIMED
            + lines("id BIGINT, c BIGINT, s INT, ma INT")
            + """
            INSERT INTO sink SELECT id, COUNT(v) OVER w, SUM(v) OVER w, MAX(v) OVER w FROM events
            WINDOW w AS (PARTITION BY k ORDER BY ts ROWS BETWEEN 4 PRECEDING AND CURRENT ROW);
            """,
        events(),
        OutputKind.LINES);
  }

  private static Scenario overRange() {
    return scenario(
        "over-range",
        TIMED
            + lines("id BIGINT, c BIGINT, s INT, mi INT")
            + """
            INSERT INTO sink SELECT id, COUNT(*) OVER w, SUM(v) OVER w, MIN(v) OVER w FROM events
            WINDOW w AS (PARTITION BY k ORDER BY ts
              RANGE BETWEEN INTERVAL '20' SECOND PRECEDING AND CURRENT ROW);
            """,
        events(),
        OutputKind.LINES);
  }

  private static Scenario lag() {
    return scenario(
        "lag",
        TIMED
            + lines("id BIGINT, before BIGINT, third INT, r BIGINT")
            + """
            INSERT INTO sink SELECT id, LAG(id) OVER w, LAG(v, 3, -1) OVER w, RANK() OVER w
            FROM events WINDOW w AS (PARTITION BY k ORDER BY ts);
            """,
        events(),
        OutputKind.LINES);
  }

  private static Scenario overChanges() {
    return scenario(
        "over-changes",
        CHANGES
            + changes("id INT, k STRING, s INT, d BIGINT, r BIGINT, l INT")
            + """
            INSERT INTO sink
            SELECT id, k, SUM(v) OVER w, COUNT(DISTINCT v) OVER w, RANK() OVER w, LAG(v) OVER w
            FROM changes WINDOW w AS (PARTITION BY k ORDER BY id);
            """,
        Map.of("in/changes/0.json", random -> Events.changes(random, 240)),
        OutputKind.CHANGES);
  }

  /** Of short matches. */
  private static Scenario pattern() {
    return match(
        "match",
        "PARTITION BY k ORDER BY ts"
            + " MEASURES A.id AS a, LAST(B.id) AS b, COUNT(B.v) AS n, LAST(B.v) AS v"
            + " AFTER MATCH SKIP PAST LAST ROW PATTERN (A B+ C) WITHIN INTERVAL '40' SECOND"
            + " DEFINE B AS B.v >= A.v, C AS C.v < A.v");
  }

  /** Matches hold so many rows that these stand in tables of their own. */
  private static Scenario longPattern() {
    return match(
        "match-long",
        "ORDER BY ts MEASURES A.k AS k, A.id AS a, LAST(B.id) AS b, COUNT(B.id) AS n, MAX(B.v) AS v"
            + " AFTER MATCH SKIP TO NEXT ROW PATTERN (A B{30,} C) WITHIN INTERVAL '10' MINUTE"
            + " DEFINE A AS A.v = 1, B AS B.v IS NULL OR B.v <> 3, C AS C.v = 3");
  }

  private static Scenario match(String name, String clauses) {
    return scenario(
        name,
        TIMED
            + lines("k STRING, a BIGINT, b BIGINT, n BIGINT, v INT")
            + "INSERT INTO sink SELECT k, a, b, n, v FROM events"
            + " MATCH_RECOGNIZE ("
            + clauses
            + ");",
        events(),
        OutputKind.LINES);
  }
}
