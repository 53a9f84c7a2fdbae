package io.millrace.engine.translate;

import static io.millrace.engine.codegen.expression.ExpressionCase.call;
import static io.millrace.engine.codegen.expression.ExpressionCase.lit;
import static io.millrace.engine.codegen.expression.ExpressionCase.type;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.planner.plan.AggregateCall;
import io.millrace.planner.plan.ChangelogMode;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.Phase;
import io.millrace.planner.plan.PlanNode.WindowProperty;
import io.millrace.planner.plan.WindowSpec;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WindowPlanTest {
  private static final String INPUT = "k STRING, ts TIMESTAMP(3), v BIGINT";
  private static final String OUTPUT =
      "k STRING, n BIGINT NOT NULL, v BIGINT, d BIGINT NOT NULL,"
          + " ws TIMESTAMP(3) NOT NULL, we TIMESTAMP(3) NOT NULL";
  private static final String OUTPUT_WITHOUT_DISTINCT = OUTPUT.replace(" d BIGINT NOT NULL,", "");

  private record Row(String key, long millis, long value) {}

  private static PhysicalPlan plan(WindowSpec.Kind kind, long size, long slide, boolean twoPhases) {
    PlanDraft p = new PlanDraft();
    int scan = p.scan("t", INPUT, ChangelogMode.INSERT_ONLY);
    int watermark =
        p.add(
            INPUT,
            ChangelogMode.INSERT_ONLY,
            List.of(scan),
            h ->
                new PlanNode.WatermarkAssigner(
                    h,
                    1,
                    call(
                        "-",
                        "TIMESTAMP(3)",
                        p.column(scan, 1),
                        lit("3600000", "INTERVAL DAY TO SECOND")),
                    0));
    List<AggregateCall> calls = new ArrayList<>();
    calls.add(new AggregateCall("COUNT", List.of(), false, -1, type("BIGINT NOT NULL"), "n"));
    calls.add(new AggregateCall("SUM", List.of(2), false, -1, type("BIGINT"), "v"));
    if (!twoPhases) {
      calls.add(new AggregateCall("COUNT", List.of(2), true, -1, type("BIGINT NOT NULL"), "d"));
    }
    WindowSpec window = new WindowSpec(kind, 1, size, slide, 0, false);
    String output = twoPhases ? OUTPUT_WITHOUT_DISTINCT : OUTPUT;
    int before = twoPhases ? window(p, watermark, output, window, calls, Phase.LOCAL) : watermark;
    int global =
        window(
            p,
            p.exchange(before, 0),
            output,
            window,
            calls,
            twoPhases ? Phase.GLOBAL : Phase.COMPLETE);
    p.sink(global, "out", output);
    return p.plan();
  }

  private static int window(
      PlanDraft p,
      int input,
      String output,
      WindowSpec window,
      List<AggregateCall> calls,
      Phase phase) {
    List<WindowProperty> properties =
        List.of(WindowProperty.WINDOW_START, WindowProperty.WINDOW_END);
    return p.add(
        output,
        ChangelogMode.INSERT_ONLY,
        List.of(input),
        h -> new PlanNode.WindowAggregate(h, window, List.of(0), calls, properties, phase));
  }

  private static List<Row> rows(long seed) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(new Row("k" + random.nextInt(4), random.nextInt(3_000_000), random.nextInt(10)));
    }
    return rows;
  }

  private static String text(List<Row> rows) {
    StringBuilder text = new StringBuilder(INPUT).append('\n');
    for (Row row : rows) {
      text.append("'%s', %s, %d%n".formatted(row.key, time(row.millis), row.value));
    }
    return text.toString();
  }

  private static String time(long millis) {
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(millis, 1000L),
            (int) Math.floorMod(millis, 1000L) * 1_000_000,
            ZoneOffset.UTC);
    String fraction =
        millis % 1000 == 0 ? "" : ("." + "%03d".formatted(millis % 1000)).replaceAll("0+$", "");
    return "%tF %<tT".formatted(time) + fraction;
  }

  private static List<String> expected(List<Row> rows, long size, long slide, boolean distinct) {
    TreeMap<String, List<Row>> windows = new TreeMap<>();
    for (Row row : rows) {
      long last = row.millis - Math.floorMod(row.millis, slide);
      for (long start = last; start > row.millis - size; start -= slide) {
        String window = row.key + "|" + time(start) + ", " + time(start + size);
        windows.computeIfAbsent(window, w -> new ArrayList<>()).add(row);
      }
    }
    List<String> lines = new ArrayList<>();
    windows.forEach(
        (window, there) -> {
          Set<Long> values = new HashSet<>();
          there.forEach(row -> values.add(row.value));
          String[] parts = window.split("\\|");
          long sum = there.stream().mapToLong(Row::value).sum();
          lines.add(
              "+I '"
                  + parts[0]
                  + "', "
                  + there.size()
                  + ", "
                  + sum
                  + (distinct ? ", " + values.size() : "")
                  + ", "
                  + parts[1]);
        });
    return lines.stream().sorted().toList();
  }

  private static void check(WindowSpec.Kind kind, long size, long slide) {
    for (long seed = 0; seed < 6; seed++) {
      boolean twoPhases = seed % 2 == 1;
      List<Row> rows = rows(seed);
      PlanRun run = new PlanRun(seed, 3).table("t", text(rows)).parallelism(1 + (int) seed % 3);
      List<String> lines = run.lines(plan(kind, size, slide, twoPhases));
      assertEquals(
          expected(rows, size, slide, !twoPhases),
          lines.stream().sorted().toList(),
          "seed " + seed);
    }
  }

  @Test
  void tumbling() {
    check(WindowSpec.Kind.TUMBLE, 600_000, 600_000);
  }

  @Test
  void hopping() {
    check(WindowSpec.Kind.HOP, 900_000, 300_000);
  }
}
