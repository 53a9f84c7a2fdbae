package io.millrace.engine.translate;

import static io.millrace.engine.codegen.expression.ExpressionCase.call;
import static io.millrace.engine.codegen.expression.ExpressionCase.lit;
import static io.millrace.engine.codegen.expression.ExpressionCase.type;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.error.MillraceException;
import io.millrace.executor.harness.ChangelogText;
import io.millrace.planner.plan.AggregateCall;
import io.millrace.planner.plan.ChangelogMode;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.Phase;
import io.millrace.planner.plan.PlanNode.SortKey;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlanTranslatorTest {
  private static final String COLUMNS = "k BIGINT NOT NULL, v BIGINT, s STRING";

  private static AggregateCall aggregate(String function, Integer argument, String type) {
    List<Integer> arguments = argument == null ? List.of() : List.of(argument);
    return new AggregateCall(function, arguments, false, -1, type(type), "x");
  }

  @Test
  void constantRows() {
    PlanDraft p = new PlanDraft();
    int values =
        p.values("a INT NOT NULL, b STRING", new String[] {"1", "x"}, new String[] {"2", null});
    int calc =
        p.calc(
            values,
            "b STRING, c BIGINT",
            call(">", "BOOLEAN", p.column(0, 0), lit("0", "INT")),
            p.column(0, 1),
            call("+", "BIGINT", call("CAST", "BIGINT", p.column(0, 0)), lit("40", "BIGINT")));
    p.result(calc);
    assertEquals(List.of("+I 'x', 41", "+I NULL, 42"), new PlanRun(1, 1).lines(p.plan()));
  }

  /** SELECT k, COUNT(*), SUM(v), MAX(s) FROM t WHERE v IS NULL OR v <> 3 GROUP BY k. */
  private static PlanDraft grouped(ChangelogMode changelog, boolean twoPhases) {
    PlanDraft p = new PlanDraft();
    int scan = p.scan("t", COLUMNS, changelog);
    int calc =
        p.calc(
            scan,
            COLUMNS,
            call(
                "OR",
                "BOOLEAN",
                call("IS NULL", "BOOLEAN NOT NULL", p.column(scan, 1)),
                call("<>", "BOOLEAN", p.column(scan, 1), lit("3", "BIGINT"))),
            p.column(scan, 0),
            p.column(scan, 1),
            p.column(scan, 2));
    AggregateCall[] calls = {
      aggregate("COUNT", null, "BIGINT NOT NULL"),
      aggregate("SUM", 1, "BIGINT"),
      aggregate("MAX", 2, "STRING")
    };
    String schema = "k BIGINT NOT NULL, n BIGINT NOT NULL, v BIGINT, s STRING";
    int before = twoPhases ? p.group(calc, schema, List.of(0), Phase.LOCAL, calls) : calc;
    int group =
        p.group(
            p.exchange(before, 0),
            schema,
            List.of(0),
            twoPhases ? Phase.GLOBAL : Phase.COMPLETE,
            calls);
    p.sink(group, "out", schema);
    return p;
  }

  private static String rows(long seed, boolean retracts, Map<Long, List<Object[]>> live) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(COLUMNS).append('\n');
    for (int i = 0; i < 300; i++) {
      long k = random.nextInt(7);
      List<Object[]> there = live.computeIfAbsent(k, key -> new java.util.ArrayList<>());
      boolean remove = retracts && !there.isEmpty() && random.nextInt(3) == 0;
      Object[] row =
          remove
              ? there.remove(random.nextInt(there.size()))
              : new Object[] {random.nextInt(6) == 0 ? null : random.nextInt(6), random.nextInt(9)};
      if (!remove) {
        there.add(row);
      }
      text.append(remove ? "-D " : "+I ").append(k);
      text.append(", ").append(row[0] == null ? "NULL" : row[0]);
      text.append(", 's").append(row[1]).append("'\n");
    }
    return text.toString();
  }

  private static List<String> expected(Map<Long, List<Object[]>> live) {
    Map<Long, String> lines = new TreeMap<>();
    live.forEach(
        (k, rows) -> {
          long count = 0;
          Long sum = null;
          String max = null;
          for (Object[] row : rows) {
            if (row[0] == null || (int) row[0] != 3) {
              count++;
              sum = row[0] == null ? sum : Long.valueOf((sum == null ? 0 : sum) + (int) row[0]);
              String s = "'s" + row[1] + "'";
              max = max == null || s.compareTo(max) > 0 ? s : max;
            }
          }
          if (count > 0) {
            lines.put(
                k, "+I " + k + ", " + count + ", " + (sum == null ? "NULL" : sum) + ", " + max);
          }
        });
    return List.copyOf(lines.values());
  }

  @Test
  void groupsUnderEveryWayToRun() {
    for (long seed = 0; seed < 12; seed++) {
      boolean retracts = seed % 2 == 0;
      Map<Long, List<Object[]>> live = new TreeMap<>();
      String text = rows(seed, retracts, live);
      ChangelogMode changelog = retracts ? ChangelogMode.RETRACT : ChangelogMode.INSERT_ONLY;
      PlanRun run = new PlanRun(seed, retracts ? 1 : 4).table("t", text);
      run.parallelism(seed % 3 == 0 ? 3 : 1);
      if (seed % 4 < 2) {
        run.bundles(7);
      }
      if (seed % 5 == 4) {
        run.batch();
      }
      boolean twoPhases = !retracts && seed % 4 < 2;
      List<String> lines = run.lines(grouped(changelog, twoPhases).plan());
      assertEquals(expected(live), ChangelogText.fold(lines), "seed " + seed);
    }
  }

  @Test
  void unionUnnestAndSort() {
    PlanDraft p = new PlanDraft();
    String schema = "a INT NOT NULL, l ARRAY<STRING>";
    int left = p.scan("l", schema, ChangelogMode.INSERT_ONLY);
    int right = p.scan("r", schema, ChangelogMode.INSERT_ONLY);
    int union =
        p.add(schema, ChangelogMode.INSERT_ONLY, List.of(left, right), PlanNode.UnionAll::new);
    int unnest =
        p.add(
            schema + ", e STRING, p INT",
            ChangelogMode.INSERT_ONLY,
            List.of(union),
            h -> new PlanNode.Unnest(h, p.column(union, 1), true, true));
    int calc =
        p.calc(
            unnest,
            "a INT NOT NULL, e STRING, p INT",
            null,
            p.column(unnest, 0),
            p.column(unnest, 2),
            p.column(unnest, 3));
    int sort =
        p.add(
            "a INT NOT NULL, e STRING, p INT",
            ChangelogMode.INSERT_ONLY,
            List.of(calc),
            h ->
                new PlanNode.SortLimit(
                    h, List.of(new SortKey(1, true, false), new SortKey(0, false, false)), 1, 3));
    p.result(sort);
    for (int parallelism : new int[] {1, 3}) {
      List<String> lines =
          new PlanRun(3, 2)
              .table("l", schema + "\n1, ['a', 'b']\n2, []\n")
              .table("r", schema + "\n3, ['c', NULL]\n4, NULL\n")
              .parallelism(parallelism)
              .batch()
              .lines(p.plan());
      assertEquals(List.of("+I 1, 'b', 2", "+I 1, 'a', 1", "+I 2, NULL, NULL"), lines);
    }
  }

  @Test
  void joinsWhoseKeysAreNullableOnOneSide() {
    PlanDraft p = new PlanDraft();
    int left = p.scan("l", "k BIGINT NOT NULL, a INT", ChangelogMode.INSERT_ONLY);
    int right = p.scan("r", "k BIGINT, b INT", ChangelogMode.RETRACT);
    String schema = "k BIGINT NOT NULL, a INT, k2 BIGINT, b INT";
    int join =
        p.add(
            schema,
            ChangelogMode.RETRACT,
            List.of(p.exchange(left, 0), p.exchange(right, 0)),
            h ->
                new PlanNode.Join(
                    h,
                    PlanNode.JoinKind.LEFT,
                    List.of(0),
                    List.of(0),
                    List.of(false),
                    call("<", "BOOLEAN", p.column(left, 1), new ColumnRef(3, type("INT"))),
                    new PlanNode.StateTtl(0, 0),
                    false,
                    null));
    p.sink(join, "out", schema);
    for (long seed = 0; seed < 6; seed++) {
      List<String> lines =
          new PlanRun(seed, 1)
              .table("l", "k BIGINT NOT NULL, a INT\n1, 5\n2, 5\n3, NULL\n4, 1\n")
              .table(
                  "r", "k BIGINT, b INT\n1, 6\n1, 4\n1, 9\n-D 1, 6\n3, 8\nNULL, 9\n4, 2\n-D 4, 2\n")
              .parallelism(1 + (int) seed % 3)
              .lines(p.plan());
      assertEquals(
          List.of(
              "+I 1, 5, 1, 9",
              "+I 2, 5, NULL, NULL",
              "+I 3, NULL, NULL, NULL",
              "+I 4, 1, NULL, NULL"),
          ChangelogText.fold(lines),
          "seed " + seed);
    }
  }

  @Test
  void outerJoinsOfBoundedInputGiveFinalRows() {
    PlanDraft p = new PlanDraft();
    int left = p.scan("l", "k BIGINT, a INT", ChangelogMode.INSERT_ONLY);
    int right = p.scan("r", "k BIGINT, b INT", ChangelogMode.INSERT_ONLY);
    String schema = "k BIGINT, a INT, k2 BIGINT, b INT";
    int join =
        p.add(
            schema,
            ChangelogMode.INSERT_ONLY,
            List.of(p.exchange(left, 0), p.exchange(right, 0)),
            h ->
                new PlanNode.Join(
                    h,
                    PlanNode.JoinKind.FULL,
                    List.of(0),
                    List.of(0),
                    List.of(false),
                    null,
                    new PlanNode.StateTtl(0, 0),
                    false,
                    null));
    p.sink(join, "out", schema);
    for (long seed = 0; seed < 6; seed++) {
      List<String> lines =
          new PlanRun(seed, 2)
              .table("l", "k BIGINT, a INT\n1, 5\n1, 5\n2, 6\nNULL, 7\n")
              .table("r", "k BIGINT, b INT\n1, 8\n3, 9\n3, 9\n")
              .parallelism(1 + (int) seed % 3)
              .batch()
              .lines(p.plan());
      assertEquals(
          List.of(
              "+I 1, 5, 1, 8",
              "+I 1, 5, 1, 8",
              "+I 2, 6, NULL, NULL",
              "+I NULL, 7, NULL, NULL",
              "+I NULL, NULL, 3, 9",
              "+I NULL, NULL, 3, 9"),
          lines.stream().sorted().toList(),
          "seed " + seed);
    }
  }

  @Test
  void sinksKeepOneRowAKey() {
    PlanDraft p = new PlanDraft();
    int scan = p.scan("t", "k BIGINT, v INT", ChangelogMode.RETRACT);
    p.add(
        "k BIGINT, v INT",
        ChangelogMode.RETRACT,
        List.of(scan),
        h ->
            new PlanNode.Sink(
                h,
                List.of("out"),
                Map.of(),
                List.of(
                    new PlanNode.TableColumn("k", type("BIGINT"), null),
                    new PlanNode.TableColumn("v", type("INT"), null)),
                List.of(0),
                PlanNode.Conflict.DEDUPLICATE,
                new PlanNode.KeptRows(0)));
    List<String> lines =
        new PlanRun(5, 1)
            .table("t", "k BIGINT, v INT\n1, 1\n1, 2\n2, 3\n-D 1, 2\n-D 2, 3\n")
            .parallelism(2)
            .lines(p.plan());
    assertEquals(
        List.of("+I 1, 1", "-U 1, 1", "+U 1, 2", "-U 1, 2", "+U 1, 1"),
        lines.stream().filter(line -> line.charAt(3) == '1').toList());
    assertEquals(
        List.of("+I 2, 3", "-D 2, 3"),
        lines.stream().filter(line -> line.charAt(3) == '2').toList());
  }

  @Test
  void aNodeThatSeveralReadRunsOnce() {
    PlanDraft p = new PlanDraft();
    int scan = p.scan("t", COLUMNS, ChangelogMode.INSERT_ONLY);
    int all =
        p.group(
            p.exchange(scan),
            "n BIGINT NOT NULL",
            List.of(),
            Phase.COMPLETE,
            aggregate("COUNT", null, "BIGINT NOT NULL"));
    p.sink(all, "counts", "n BIGINT NOT NULL");
    p.sink(scan, "copy", COLUMNS);
    PlanRun run =
        new PlanRun(2, 3)
            .table("t", COLUMNS + "\n1, 2, 'x'\n2, 3, 'y'\n3, NULL, NULL\n")
            .parallelism(2);
    List<String> counts = run.lines(p.plan());
    assertEquals(List.of("+I 3"), ChangelogText.fold(counts));
    assertEquals(3, run.committed("copy").size());
  }

  @Test
  void nullsAreKeptOutOfNotNullColumns() {
    PlanDraft p = new PlanDraft();
    int scan = p.scan("t", COLUMNS, ChangelogMode.INSERT_ONLY);
    p.sink(scan, "out", "k BIGINT NOT NULL, v BIGINT NOT NULL, s STRING");
    String text = COLUMNS + "\n1, 2, 'x'\n2, NULL, 'y'\n";
    MillraceException e =
        assertThrows(
            MillraceException.class, () -> new PlanRun(1, 1).table("t", text).lines(p.plan()));
    assertTrue(e.getMessage().contains("column 'v' of table 'out'"), e.getMessage());
    assertEquals(
        List.of("+I 1, 2, 'x'"), new PlanRun(1, 1).table("t", text).dropNulls().lines(p.plan()));
  }
}
