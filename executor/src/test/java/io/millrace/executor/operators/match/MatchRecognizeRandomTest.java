package io.millrace.executor.operators.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.LongColumn;
import io.millrace.data.text.BatchText;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.harness.OperatorHarness;
import io.millrace.executor.harness.Replay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random patterns over random rows, compared with a matcher that tries everything. */
class MatchRecognizeRandomTest {
  private static final String COLUMNS = "k INT NOT NULL, id BIGINT NOT NULL, x BIGINT, t BIGINT";

  /** A random case. */
  private static final class Case {
    final SplittableRandom random;
    final List<MatchVariable> variables = new ArrayList<>();
    final List<Defines> defines = new ArrayList<>();
    final AfterMatch after;
    final long within;
    final int fewRows;
    final List<String> lines = new ArrayList<>();
    final Map<Integer, List<long[]>> kept = new TreeMap<>();
    int late;

    Case(long seed) {
      random = new SplittableRandom(seed);
      int count = 1 + random.nextInt(4);
      for (int v = 0; v < count; v++) {
        variables.add(variable(v));
        int other = random.nextInt(count);
        Defines.Kind kind = Defines.Kind.values()[random.nextInt(Defines.Kind.values().length)];
        boolean same = kind == Defines.Kind.ABOVE_OTHER && other == v;
        defines.add(
            new Defines(
                same ? Defines.Kind.ALWAYS : kind,
                v,
                other == v ? -9 : other,
                2 + random.nextInt(9)));
      }
      after =
          new AfterMatch(
              AfterMatch.Kind.values()[random.nextInt(4)], random.nextInt(variables.size()));
      within = random.nextInt(3) == 0 ? 0 : 3 + random.nextInt(20);
      rows();
      fewRows = new int[] {0, 2, 5, KeptFew.ROWS}[random.nextInt(4)];
    }

    private MatchVariable variable(int v) {
      String name = String.valueOf((char) ('A' + v));
      boolean greedy = random.nextBoolean();
      int many = Integer.MAX_VALUE;
      return switch (random.nextInt(9)) {
        case 0 -> new MatchVariable(name, 0, many, greedy);
        case 1 -> new MatchVariable(name, 1, many, greedy);
        case 2 -> new MatchVariable(name, 0, 1, false);
        case 3 -> new MatchVariable(name, 2, 2, false);
        case 4 -> new MatchVariable(name, 1, 3, greedy);
        case 5 -> new MatchVariable(name, 0, 2, greedy);
        case 6 -> new MatchVariable(name, 2, many, greedy);
        default -> new MatchVariable(name, 1, 1, false);
      };
    }

    private void rows() {
      long watermark = Long.MIN_VALUE;
      long time = 0;
      int count = 10 + random.nextInt(30);
      for (int id = 0; id < count; id++) {
        time += random.nextInt(3);
        long t = time - random.nextInt(5);
        int k = random.nextInt(3);
        long x = random.nextInt(12) == 0 ? Long.MIN_VALUE : random.nextInt(8);
        String text = x == Long.MIN_VALUE ? "NULL" : String.valueOf(x);
        lines.add(k + ", " + id + ", " + text + ", " + t);
        if (t > watermark) {
          kept.computeIfAbsent(k, n -> new ArrayList<>()).add(new long[] {t, id, x});
        } else {
          late++;
        }
        if (random.nextInt(4) == 0 && time - 3 > watermark) {
          watermark = time - 3;
          lines.add("watermark " + watermark);
        }
      }
      kept.values().forEach(rows -> rows.sort(Comparator.comparingLong(r -> r[0])));
    }

    MatchSpec spec() {
      List<Field> columns = BatchText.schema(COLUMNS);
      return new MatchSpec(columns, List.of(0), List.of(), variables, after, within);
    }

    MatchRecognize operator() {
      Map<Integer, MatchCondition> conditions = new HashMap<>();
      for (int v = 0; v < variables.size(); v++) {
        MatchCondition condition = defines.get(v).condition();
        if (condition != null) {
          conditions.put(v, condition);
        }
      }
      List<RowValue> values = new ArrayList<>(List.of(new RowValue(-1, true, 0, 0)));
      for (int v = 0; v < variables.size(); v++) {
        values.add(new RowValue(v, true, 0, 1));
        values.add(new RowValue(v, false, 0, 1));
      }
      MatchView results = new MatchView(values, List.of());
      return new MatchRecognize(
          spec(),
          new MatchKernels(MatchRecognizeRandomTest::time, conditions, results, b -> b),
          fewRows);
    }

    /** Null if a match says that nothing can come after it. */
    List<String> expected() {
      List<String> lines = new ArrayList<>();
      for (Map.Entry<Integer, List<long[]>> key : kept.entrySet()) {
        List<ReferenceMatcher.Match> matches =
            new ReferenceMatcher(
                    key.getValue(),
                    variables,
                    after,
                    within,
                    (rows, first, owners) ->
                        defines.get(owners[owners.length - 1]).test(rows, first, owners))
                .matches();
        if (matches == null) {
          return null;
        }
        matches.forEach(m -> lines.add(line(key.getKey(), m, key.getValue())));
      }
      return lines.stream().sorted().toList();
    }

    private String line(int k, ReferenceMatcher.Match match, List<long[]> rows) {
      StringBuilder line = new StringBuilder("+I " + k);
      for (int v = 0; v < variables.size(); v++) {
        String first = "NULL";
        String last = "NULL";
        for (int i = 0; i < match.owners().length; i++) {
          if (match.owners()[i] == v) {
            last = String.valueOf(rows.get(match.first() + i)[1]);
            first = first.equals("NULL") ? last : first;
          }
        }
        line.append(", ").append(first).append(", ").append(last);
      }
      return line.toString();
    }

    OperatorHarness harness() {
      String output =
          variables.stream()
              .map(v -> v.name() + "0 BIGINT, " + v.name() + "1 BIGINT")
              .collect(Collectors.joining(", ", "k INT, ", ""));
      OperatorHarness harness = OperatorHarness.of(this::operator).input(COLUMNS).output(output);
      for (int from = 0; from < lines.size(); ) {
        int to = Math.min(lines.size(), from + 1 + random.nextInt(9));
        List<String> batch = new ArrayList<>(lines.subList(from, to));
        // Each batch says what watermark stands before its rows.
        lines.subList(0, from).stream()
            .filter(line -> line.startsWith("watermark"))
            .reduce((earlier, last) -> last)
            .ifPresent(last -> batch.add(0, last));
        harness.rows(batch.toArray(String[]::new));
        from = to;
      }
      return harness.end();
    }
  }

  private static void time(Batch batch, long[] values) {
    Column column = batch.column(3).flat();
    for (int row = 0; row < batch.rows(); row++) {
      values[row] = ((LongColumn) column).get(batch.position(row));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void matchesAreThoseOfTryingEverything(long start) {
    int matched = 0;
    for (long seed = start * 1000; seed < start * 1000 + 60; seed++) {
      Case given = new Case(seed);
      List<String> expected = given.expected();
      if (expected == null) {
        continue;
      }
      matched += expected.size();
      OperatorHarness harness = given.harness();
      List<String> order = null;
      for (Replay replay : Replay.values()) {
        List<String> actual = harness.outputOf(replay);
        String where = "seed " + seed + ", replayed " + replay + ", " + given.variables;
        assertEquals(expected, actual.stream().sorted().toList(), where);
        if (order != null) {
          assertEquals(order, actual, where);
        }
        order = actual;
      }
    }
    assertTrue(matched > 100, "only " + matched + " matches");
  }
}
