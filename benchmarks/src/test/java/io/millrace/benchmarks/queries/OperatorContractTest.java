package io.millrace.benchmarks.queries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.executor.operator.Operator;
import io.millrace.planner.plan.PlanNode;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Each node of the plan, each operator, each translator and each query of {@code dev/bench
 * operators} has a row in the table of {@code docs/design/0013-operator-contract.md}, and what a
 * row names is there and shows what it is named for.
 */
class OperatorContractTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path OPERATORS =
      HOME.resolve("executor/src/main/java/io/millrace/executor/operators");
  private static final Path TRANSLATORS =
      HOME.resolve("engine/src/main/java/io/millrace/engine/translate");
  private static final Path SCRIPTS = HOME.resolve("testkit/src/test/resources/sql");
  private static final Path GOLDENS = HOME.resolve("planner/src/test/resources/goldens");
  private static final Path QUERIES = HOME.resolve("benchmarks/src/main/resources/operators");
  private static final String NONE = "–";

  private static List<Row> rows;

  /** A row of the table; lists are split at commas. */
  private record Row(List<String> cells) {
    String node() {
      return cells.get(0);
    }

    List<String> list(int column) {
      String cell = cells.get(column);
      return cell.equals(NONE) ? List.of() : List.of(cell.split(", "));
    }

    List<String> operators() {
      return list(2);
    }

    /** Whether a plan has the row's node; {@code behind} is what else must be so. */
    boolean in(String plan, Pattern behind) {
      String name = cells.get(3).replace("`", "");
      Pattern line = Pattern.compile("(?m)^[ │├└─]*(\\[\\d+] )?" + name + behind);
      return line.matcher(plan).find();
    }
  }

  private static final Pattern ANYTHING = Pattern.compile("");

  /** State that a job could keep growing while its input goes on. */
  private static final Pattern STATE =
      Pattern.compile(".*\\n[ │]*state: (?!none|how many rows came out|.*until the input ends)");

  @BeforeAll
  static void read() throws IOException {
    rows =
        Files.readAllLines(HOME.resolve("docs/design/0013-operator-contract.md")).stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| node"))
            .map(line -> new Row(List.of(line.substring(2, line.length() - 2).split(" \\| "))))
            .toList();
    rows.forEach(row -> assertEquals(9, row.cells().size(), row.toString()));
  }

  @Test
  void nothingIsWithoutARow() throws IOException {
    assertEquals(nodes(PlanNode.class), named(row -> List.of(row.node())));
    assertEquals(operators(), named(Row::operators));
    Set<String> translators = new TreeSet<>(names(TRANSLATORS, "Translator.java"));
    translators.removeAll(Set.of("Node", "Plan"));
    Set<String> known = named(row -> List.of(row.cells().get(1).replace("Translator", "")));
    assertTrue(known.containsAll(translators), translators + " are not all of " + known);
    Set<String> queries = new TreeSet<>(names(QUERIES, ".sql"));
    queries.remove("tables");
    assertEquals(queries, named(row -> row.list(7)));
  }

  private static Set<String> named(Function<Row, List<String>> cell) {
    return rows.stream()
        .flatMap(row -> cell.apply(row).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> nodes(Class<?> sealed) {
    Set<String> names = new TreeSet<>();
    for (Class<?> type : sealed.getPermittedSubclasses()) {
      names.addAll(type.isSealed() ? nodes(type) : Set.of(type.getSimpleName()));
    }
    return names;
  }

  private static Set<String> operators() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(OPERATORS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String path = OPERATORS.getParent().relativize(file).toString().replace(".java", "");
        if (!path.endsWith("package-info") && isOperator(path.replace('/', '.'))) {
          names.add(file.getFileName().toString().replace(".java", ""));
        }
      }
    }
    return names;
  }

  private static boolean isOperator(String name) {
    try {
      Class<?> type = Class.forName("io.millrace.executor." + name);
      return Operator.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> names(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(f -> f.endsWith(end))
          .map(f -> f.substring(0, f.length() - end.length()))
          .toList();
    }
  }

  @Test
  void translatorsAndHarnessTestsNameTheirOperators() throws IOException {
    List<String> missing = new ArrayList<>();
    for (Row row : rows) {
      String translator = Files.readString(TRANSLATORS.resolve(row.cells().get(1) + ".java"));
      if (!translator.contains(row.node()) && !translator.contains("PlanNode")) {
        missing.add(row.cells().get(1) + " does not speak of " + row.node());
      }
      StringBuilder tests = new StringBuilder();
      for (String test : row.list(5)) {
        tests.append(test(test));
      }
      for (String operator : row.operators()) {
        Pattern made =
            Pattern.compile("\\b(new ([a-z.]+\\.)?" + operator + "\\(|" + operator + "(\\.|::))");
        if (!made.matcher(translator).find()) {
          missing.add(row.cells().get(1) + " makes no " + operator);
        }
        if (!made.matcher(tests).find() || tests.indexOf("OperatorHarness") < 0) {
          missing.add("no harness makes " + operator + " in " + row.list(5));
        }
      }
    }
    assertEquals("", String.join("\n", missing));
  }

  private static String test(String name) throws IOException {
    try (Stream<Path> files = Files.walk(HOME.resolve("executor/src/test/java"))) {
      Path file = files.filter(f -> f.endsWith(name + ".java")).findFirst().orElseThrow();
      return Files.readString(file);
    }
  }

  @Test
  void goldensShowTheirNodes() throws IOException {
    List<String> missing = new ArrayList<>();
    for (Row row : rows) {
      String golden = Files.readString(GOLDENS.resolve(row.cells().get(6) + ".txt"));
      if (!row.in(golden, ANYTHING)) {
        missing.add("no " + row.cells().get(3) + " in golden " + row.cells().get(6));
      }
      if (row.list(7).isEmpty() && !row.operators().isEmpty() && row.in(golden, STATE)) {
        missing.add(row.cells().get(3) + " keeps state and has no query in dev/bench operators");
      }
    }
    assertEquals("", String.join("\n", missing));
  }

  @Test
  void whatIsTakenBackIsPinned() throws IOException {
    List<String> missing = new ArrayList<>();
    for (Row row : rows) {
      for (String where : row.list(8)) {
        String[] method = where.split("#");
        String[] golden = where.split(": ");
        boolean pinned =
            method.length == 2
                ? test(method[0]).contains("void " + method[1] + "(")
                : Files.readString(GOLDENS.resolve(golden[0] + ".txt"))
                    .contains("=== " + golden[1] + "\n");
        if (!pinned) {
          missing.add(where);
        }
      }
      if (row.list(8).isEmpty() && row.list(7).size() > 0) {
        missing.add(row.cells().get(3) + " keeps state; where is it taken back?");
      }
    }
    assertEquals("", String.join("\n", missing));
  }

  @Test
  void scriptsAndBenchQueriesArePlannedWithTheirNodes() throws Exception {
    List<String> missing = new ArrayList<>();
    for (Row row : rows) {
      Path script = SCRIPTS.resolve(row.cells().get(4) + ".iq");
      if (!Files.readString(script)
          .lines()
          .filter(l -> l.startsWith("# only: "))
          .allMatch(l -> l.contains("crash"))) {
        missing.add(script + " is not run through crashes");
      }
      if (!row.in(Plans.ofScript(script, false), ANYTHING)
          && !row.in(Plans.ofScript(script, true), ANYTHING)) {
        missing.add("no " + row.cells().get(3) + " in " + script);
      }
      for (String query : row.list(7)) {
        if (!row.in(Plans.ofQuery(QUERIES, query), ANYTHING)) {
          missing.add("no " + row.cells().get(3) + " in " + query + ".sql");
        }
      }
    }
    assertEquals("", String.join("\n", missing));
  }
}
