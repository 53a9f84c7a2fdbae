package io.millrace.executor.operators;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.type.Types;
import io.millrace.executor.harness.OperatorHarness;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operators.rank.TopFew;
import io.millrace.executor.operators.rank.TopN;
import io.millrace.executor.operators.rank.TopNSpec;
import io.millrace.executor.operators.rank.TopNSpec.Form;
import io.millrace.executor.operators.rank.TopNSpec.Function;
import io.millrace.executor.operators.rank.TopNSpec.Range;
import io.millrace.executor.operators.rows.SortColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The cases of {@link TopNTest}, and partitions that are longer than what stands together. */
class TopFewTest extends TopNTest {
  private record Row(String key, int order, String text) {
    String line(String kind) {
      return kind + " '" + key + "', " + order + ", '" + text + "'";
    }
  }

  @Override
  Operator operator(TopNSpec spec) {
    return TopFew.fits(spec) ? new TopFew(spec) : new TopN(spec);
  }

  @Test
  void fewRowsWithoutTimeToLive() {
    assertTrue(fits(Function.ROW_NUMBER, new Range(1, 64, -1), 0));
    assertFalse(fits(Function.ROW_NUMBER, new Range(1, 65, -1), 0));
    assertFalse(fits(Function.ROW_NUMBER, new Range(1, 0, 1), 0));
    assertFalse(fits(Function.ROW_NUMBER, new Range(1, 3, -1), 1000));
    assertFalse(fits(Function.RANK, new Range(1, 3, -1), 0));
  }

  private static boolean fits(Function function, Range range, long ttl) {
    List<SortColumn> sort = List.of(new SortColumn(0, false, true));
    Form form = new Form(true, true, false);
    return TopFew.fits(
        new TopNSpec(List.of(Types.INT), List.of(), sort, function, range, form, ttl));
  }

  @Test
  void rowsBehindTheListFillItUp() {
    for (int seed = 0; seed < 2; seed++) {
      drive(seed, seed % 2 == 0 ? "" : "long".repeat(60), new Range(1 + seed % 3, 4, -1));
    }
  }

  /** Adds and takes away rows of two partitions; equal sort keys, and equal rows, are many. */
  private void drive(int seed, String text, Range range) {
    Random random = new Random(seed);
    List<Row> rows = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 280; i++) {
      boolean grows = i < 100 || (i >= 180 && i < 220);
      if (random.nextInt(10) < (grows ? 9 : 2) || rows.isEmpty()) {
        String key = random.nextInt(4) == 0 ? "b" : "a";
        Row row = new Row(key, random.nextInt(15), text + random.nextInt(4));
        rows.add(row);
        lines.add(row.line("+I"));
      } else {
        // The oldest of equal ones.
        Row row = rows.get(random.nextInt(rows.size()));
        rows.remove(row);
        lines.add(row.line("-D"));
      }
    }
    OperatorHarness harness =
        harness(Function.ROW_NUMBER, false, range, new Form(true, true, false)).folded();
    for (int from = 0; from < lines.size(); from += 40) {
      harness.rows(lines.subList(from, from + 40).toArray(String[]::new));
    }
    for (String key : List.of("a", "b")) {
      List<Row> sorted =
          rows.stream()
              .filter(row -> row.key().equals(key))
              .sorted(Comparator.comparing(Row::order))
              .toList();
      for (int rank = (int) range.start(); rank <= range.end() && rank <= sorted.size(); rank++) {
        harness.expect(sorted.get(rank - 1).line("+I") + ", " + rank);
      }
    }
    harness.run();
  }
}
