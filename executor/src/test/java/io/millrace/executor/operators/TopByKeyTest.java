package io.millrace.executor.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.executor.harness.OperatorHarness;
import io.millrace.executor.harness.Replay;
import io.millrace.executor.operators.rank.TopByKey;
import io.millrace.executor.operators.rank.TopNSpec;
import io.millrace.executor.operators.rank.TopNSpec.Form;
import io.millrace.executor.operators.rank.TopNSpec.Function;
import io.millrace.executor.operators.rank.TopNSpec.Range;
import io.millrace.executor.operators.rows.SortColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows are a partition, a key within it, a number that only grows, and a text. */
class TopByKeyTest {
  private static final List<DataType> TYPES =
      List.of(Types.STRING, Types.STRING, Types.INT, Types.STRING);

  private record Row(String partition, String key, int n, String text) {
    String line() {
      return "'" + partition + "', '" + key + "', " + n + ", '" + text + "'";
    }
  }

  private static OperatorHarness harness(Range range, Form form, int... key) {
    List<SortColumn> sort = List.of(new SortColumn(2, true, false));
    TopNSpec spec = new TopNSpec(TYPES, List.of(0), sort, Function.ROW_NUMBER, range, form, 0);
    List<Integer> columns = Arrays.stream(key).boxed().toList();
    return OperatorHarness.of(() -> new TopByKey(spec, columns))
        .input("p STRING, k STRING, n INT, s STRING")
        .output("p STRING, k STRING, n INT, s STRING" + (form.rank() ? ", r BIGINT NOT NULL" : ""));
  }

  private static Range to(int end) {
    return new Range(1, end, -1);
  }

  @Test
  void rowsTakeThePlacesOfThoseWithTheirKey() {
    harness(to(2), new Form(false, true, false), 1)
        .rows("+I 'a', 'x', 1, '-'", "+I 'a', 'y', 2, '-'", "+U 'a', 'x', 3, '-'")
        .rows("+I 'a', 'z', 2, 'as good as the last, and later'", "+I 'b', 'x', 1, '-'")
        .rows("+U 'a', 'z', 4, '-'", "+U 'a', 'z', 4, 'text'", "+U 'a', 'z', 4, 'text'")
        .expect("+I 'a', 'x', 1, '-'", "+I 'a', 'y', 2, '-'")
        .expect("-U 'a', 'x', 1, '-'", "+U 'a', 'x', 3, '-'", "+I 'b', 'x', 1, '-'")
        .expect("-D 'a', 'y', 2, '-'", "+I 'a', 'z', 4, '-'")
        .expect("-U 'a', 'z', 4, '-'", "+U 'a', 'z', 4, 'text'")
        .run();
  }

  @Test
  void ranksMoveToPlacesThatAreFree() {
    harness(to(3), new Form(true, true, false), 1)
        .rows("+I 'a', 'x', 3, '-'", "+I 'a', 'y', 2, '-'", "+I 'a', 'z', 1, '-'")
        .rows("+U 'a', 'z', 4, '-'", "+U 'a', 'z', 5, '-'", "+I 'a', 'w', 3, '-'")
        .expect("+I 'a', 'x', 3, '-', 1", "+I 'a', 'y', 2, '-', 2", "+I 'a', 'z', 1, '-', 3")
        .expect("-U 'a', 'z', 1, '-', 3", "-U 'a', 'y', 2, '-', 2", "+U 'a', 'y', 2, '-', 3")
        .expect("-U 'a', 'x', 3, '-', 1", "+U 'a', 'x', 3, '-', 2", "+U 'a', 'z', 4, '-', 1")
        .expect("-U 'a', 'z', 4, '-', 1", "+U 'a', 'z', 5, '-', 1")
        .expect("-D 'a', 'y', 2, '-', 3", "+I 'a', 'w', 3, '-', 3")
        .run();
  }

  @Test
  void rowsThatRiseAboveTheRangeLeaveIt() {
    harness(new Range(2, 3, -1), new Form(true, true, false), 1)
        .rows("+I 'a', 'x', 9, '-'", "+I 'a', 'y', 8, '-'", "+I 'a', 'z', 7, '-'")
        .rows("+U 'a', 'z', 10, '-'", "+I 'a', 'w', 11, '-'", "+U 'a', 'w', 12, '-'")
        .expect("+I 'a', 'y', 8, '-', 2", "+I 'a', 'z', 7, '-', 3")
        .expect("-D 'a', 'z', 7, '-', 3", "-U 'a', 'y', 8, '-', 2", "+U 'a', 'y', 8, '-', 3")
        .expect("+I 'a', 'x', 9, '-', 2")
        .expect("-D 'a', 'y', 8, '-', 3", "-U 'a', 'x', 9, '-', 2", "+U 'a', 'x', 9, '-', 3")
        .expect("+I 'a', 'z', 10, '-', 2")
        .run();
  }

  @Test
  void withoutMinusUNewRanksComeAlone() {
    harness(to(2), new Form(true, false, false), 1)
        .rows("+I 'a', 'x', 1, '-'", "+I 'a', 'y', 1, '-'", "+U 'a', 'y', 2, '-'")
        .expect("+I 'a', 'x', 1, '-', 1", "+I 'a', 'y', 1, '-', 2")
        .expect("+U 'a', 'x', 1, '-', 2", "+U 'a', 'y', 2, '-', 1")
        .run();
  }

  @Test
  void nullIsAKeyAndAPartitionAndTheLastValue() {
    harness(to(2), new Form(false, true, false), 1)
        .rows("+I NULL, NULL, NULL, NULL", "+I NULL, '', NULL, NULL", "+I NULL, 'x', NULL, 'no'")
        .rows("+U NULL, '', 0, NULL", "+U NULL, 'x', 1, 'yes'")
        .expect("+I NULL, NULL, NULL, NULL", "+I NULL, '', NULL, NULL")
        .expect("-U NULL, '', NULL, NULL", "+U NULL, '', 0, NULL")
        .expect("-D NULL, NULL, NULL, NULL", "+I NULL, 'x', 1, 'yes'")
        .run();
  }

  @Test
  void thePartitionMayBeTheKey() {
    harness(to(1), new Form(false, true, false))
        .rows("+I 'a', 'x', 1, '-'", "+U 'a', 'y', 2, '-'", "+I 'b', 'x', 1, '-'")
        .expect("+I 'a', 'x', 1, '-'", "-U 'a', 'x', 1, '-'", "+U 'a', 'y', 2, '-'")
        .expect("+I 'b', 'x', 1, '-'")
        .run();
  }

  /** Somebody else may have asked for -U; -D and rows that move back have no place here. */
  @Test
  void whatIsTakenAway() {
    harness(to(3), new Form(true, true, false), 1)
        .rows("-U 'none', 'x', 1, '-'", "-D 'none', 'x', 1, '-'", "+I 'a', 'x', 3, '-'")
        .rows("-U 'a', 'x', 3, '-'", "+U 'a', 'x', 4, '-'", "+I 'a', 'y', 1, '-'")
        .rows("+U 'a', 'x', 0, '-'", "-D 'a', 'y', 7, 'by key'", "-D 'a', 'z', 1, 'unknown'")
        .rows("+I 'a', 'z', 5, '-'", "-D 'a', 'x', 0, '-'", "-D 'a', 'z', 5, '-'")
        .expect("+I 'a', 'x', 3, '-', 1", "-U 'a', 'x', 3, '-', 1", "+U 'a', 'x', 4, '-', 1")
        .expect("+I 'a', 'y', 1, '-', 2")
        .expect("-U 'a', 'x', 4, '-', 1", "-U 'a', 'y', 1, '-', 2", "+U 'a', 'y', 1, '-', 1")
        .expect("+U 'a', 'x', 0, '-', 2")
        .expect("-D 'a', 'y', 1, '-', 1", "-D 'a', 'x', 0, '-', 2", "+I 'a', 'x', 0, '-', 1")
        .expect("-U 'a', 'x', 0, '-', 1", "+U 'a', 'x', 0, '-', 2", "+I 'a', 'z', 5, '-', 1")
        .expect("-D 'a', 'x', 0, '-', 2", "-D 'a', 'z', 5, '-', 1")
        .run();
  }

  @Test
  void rowsThatMoveBackLeaveAndEnterTheRange() {
    harness(new Range(2, 4, -1), new Form(true, false, false), 1)
        .rows("+I 'a', 'x', 9, '-'", "+I 'a', 'y', 8, '-'", "+I 'a', 'z', 7, '-'")
        .rows("+U 'a', 'x', 1, '-'")
        .expect("+I 'a', 'y', 8, '-', 2", "+I 'a', 'z', 7, '-', 3")
        .expect("-D 'a', 'y', 8, '-', 2", "+U 'a', 'z', 7, '-', 2", "+I 'a', 'x', 1, '-', 3")
        .run();
  }

  @Test
  void onlyFewRows() {
    assertThrows(
        IllegalArgumentException.class,
        () -> harness(to(65), new Form(true, true, false), 1).run());
  }

  /**
   * All forms and ranges, by a model that sorts all rows there are; ties are in order of coming.
   */
  @Test
  void whatIsLeftIsWhatSortingAllRowsGives() {
    for (int seed = 0; seed < 24; seed++) {
      Random random = new Random(seed);
      Range range = new Range(1 + seed % 3, 3 + seed % 8, -1);
      Form form = new Form(seed % 2 == 0, seed % 4 < 2, false);
      Map<String, Row> rows = new LinkedHashMap<>();
      List<String> lines = new ArrayList<>();
      String filling = seed % 5 == 0 ? "long".repeat(40) : "";
      for (int i = 0; i < 300; i++) {
        String partition = random.nextInt(4) == 0 ? "b" : "a";
        String key = "k" + random.nextInt(12);
        Row old = rows.get(partition + key);
        int n = old == null ? random.nextInt(3) : old.n() + random.nextInt(3);
        Row row = new Row(partition, key, n, filling + random.nextInt(3));
        if (old != null && old.n() != n) {
          rows.remove(partition + key); // behind its equals
        }
        rows.put(partition + key, row);
        lines.add((old == null ? "+I " : "+U ") + row.line());
      }
      OperatorHarness harness = harness(range, form, 1).rows(lines.toArray(String[]::new));
      check(harness.outputOf(Replay.values()[seed % Replay.values().length]), rows, range, form);
    }
  }

  /** Applies changes by the key of the rows, by partition and rank, and as they are. */
  private static void check(List<String> changes, Map<String, Row> rows, Range range, Form form) {
    Map<String, String> byKey = new HashMap<>();
    Map<String, String> byRank = new HashMap<>();
    for (String change : changes) {
      String line = change.substring(3);
      String[] fields = line.split(", ");
      String key = fields[0] + fields[1];
      boolean goes = change.startsWith("-");
      if (goes) {
        assertEquals(line, byKey.remove(key), "before " + change);
      } else {
        String replaced = byKey.put(key, line);
        boolean told = change.startsWith("+I") || form.updateBefore();
        assertEquals(told, replaced == null, "before " + change);
      }
      if (form.rank()) {
        String place = fields[0] + fields[4];
        String before = goes ? byRank.remove(place) : byRank.put(place, line);
        if (goes || form.updateBefore()) {
          assertEquals(goes ? line : null, before, "at its rank before " + change);
        }
      }
    }
    List<String> expected = new ArrayList<>();
    for (String partition : List.of("a", "b")) {
      List<Row> sorted =
          rows.values().stream()
              .filter(row -> row.partition().equals(partition))
              .sorted(Comparator.comparing(Row::n).reversed())
              .toList();
      for (int rank = (int) range.start(); rank <= range.end() && rank <= sorted.size(); rank++) {
        expected.add(sorted.get(rank - 1).line() + (form.rank() ? ", " + rank : ""));
      }
    }
    assertEquals(expected.stream().sorted().toList(), byKey.values().stream().sorted().toList());
    if (form.rank()) {
      assertEquals(expected.stream().sorted().toList(), byRank.values().stream().sorted().toList());
    }
  }
}
