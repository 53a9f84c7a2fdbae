package io.millrace.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.millrace.planner.config.PlannerSettings;
import io.millrace.planner.config.PlannerSettings.Aggregation;
import io.millrace.planner.config.PlannerSettings.Joins;
import io.millrace.planner.config.PlannerSettings.Mode;
import io.millrace.planner.config.PlannerSettings.Sinks;
import io.millrace.planner.config.PlannerSettings.UpsertMaterialize;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.explain.Explain;
import io.millrace.planner.json.PlanJson;
import io.millrace.planner.plan.PhysicalPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Plans scripts and compares what EXPLAIN prints, or the error, with what the file says. A file is
 * a list of cases: {@code === name}, the script, {@code ---}, the result. A name may carry settings
 * in brackets: {@code [batch]}, {@code [parallel]} (parallelism 4 with mini-batch), {@code [ttl]},
 * {@code [multi-join]}, {@code [split]}, {@code [force]} and {@code [none]} (how sinks put rows in
 * order). Plans must come back from JSON as they were. What was printed is left in {@code
 * target/goldens}, from where {@code dev/accept-goldens} takes it.
 */
class GoldenTest {
  private static final Path GOLDENS = Path.of("src/test/resources/goldens");
  private static final Path PRINTED = Path.of("target/goldens");

  private record Case(String name, String script, String expected) {}

  @TestFactory
  List<DynamicContainer> goldens() throws IOException {
    List<Path> files;
    try (Stream<Path> list = Files.list(GOLDENS)) {
      files = list.sorted().toList();
    }
    assertFalse(files.isEmpty());
    List<DynamicContainer> containers = new ArrayList<>();
    for (Path file : files) {
      List<Case> cases = read(file);
      StringBuilder printed = new StringBuilder();
      List<DynamicTest> tests = new ArrayList<>();
      for (Case c : cases) {
        String result = result(c);
        printed.append("=== ").append(c.name()).append('\n').append(c.script());
        printed.append("---\n").append(result).append('\n');
        tests.add(DynamicTest.dynamicTest(c.name(), () -> assertEquals(c.expected(), result)));
      }
      Files.createDirectories(PRINTED);
      Files.writeString(PRINTED.resolve(file.getFileName()), printed.toString());
      containers.add(DynamicContainer.dynamicContainer(file.getFileName().toString(), tests));
    }
    return containers;
  }

  private static String result(Case c) {
    PlannerFixture fixture = new PlannerFixture();
    fixture.settings = settings(c.name());
    try {
      PhysicalPlan plan = fixture.plan(c.script());
      if (plan == null) {
        return "";
      }
      assertEquals(
          plan.nodes(), PlanJson.read(PlanJson.write(plan)).nodes(), "as JSON: " + c.name());
      return Explain.text(plan);
    } catch (PlanException e) {
      return e + "\n";
    }
  }

  private static PlannerSettings settings(String name) {
    PlannerSettings settings = PlannerSettings.DEFAULT;
    if (name.contains("[batch]")) {
      settings = settings.withMode(Mode.BATCH);
    }
    if (name.contains("[parallel]")) {
      Aggregation mini = new Aggregation(true, settings.aggregation().phase(), 0);
      settings = settings.withParallelism(4).withAggregation(mini);
    }
    if (name.contains("[split]")) {
      boolean mini = settings.aggregation().miniBatch();
      settings =
          settings.withAggregation(new Aggregation(mini, settings.aggregation().phase(), 1024));
    }
    if (name.contains("[multi-join]")) {
      settings = settings.withJoins(new Joins(settings.joins().asking(), true));
    }
    for (UpsertMaterialize order : UpsertMaterialize.values()) {
      if (name.contains("[" + order.name().toLowerCase(Locale.ROOT) + "]")) {
        settings = settings.withSinks(new Sinks(order, true));
      }
    }
    return name.contains("[ttl]") ? settings.withStateTtlMillis(3_600_000) : settings;
  }

  private static List<Case> read(Path file) throws IOException {
    List<Case> cases = new ArrayList<>();
    for (String block : Files.readString(file).split("(?m)^=== ")) {
      if (block.isEmpty()) {
        continue;
      }
      int name = block.indexOf('\n');
      int result = block.indexOf("\n---\n");
      String expected = block.substring(result + "\n---\n".length());
      cases.add(
          new Case(
              block.substring(0, name),
              block.substring(name + 1, result + 1),
              expected.substring(0, expected.length() - 1)));
    }
    return cases;
  }
}
