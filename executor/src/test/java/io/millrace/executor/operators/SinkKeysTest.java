package io.millrace.executor.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.data.error.MillraceException;
import io.millrace.data.text.BatchText;
import io.millrace.executor.harness.OperatorHarness;
import io.millrace.executor.harness.Replay;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operators.sink.KeepFirst;
import io.millrace.executor.operators.sink.KeepLast;
import io.millrace.executor.operators.sink.SinkKeySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SinkKeysTest {
  private static final String COLUMNS = "id INT, name STRING, x INT";

  private static SinkKeySpec spec(Integer... upsertKey) {
    return new SinkKeySpec(BatchText.schema(COLUMNS), List.of(0), List.of(upsertKey), false, 0);
  }

  private static OperatorHarness harness(Supplier<Operator> operator) {
    return OperatorHarness.of(operator).schema(COLUMNS);
  }

  @Test
  void theLastRowStandsUntilItGoes() {
    harness(() -> new KeepLast(spec(1)))
        .rows("+I 1, 'a', 1", "+I 1, 'b', 2", "+I 2, 'c', 3", "+U 1, 'a', 4")
        .rows("-U 1, 'b', 2", "+I 1, 'b', 5", "-D 1, 'a', 4", "-D 1, 'z', 0", "-D 1, 'b', 5")
        .expect(
            "+I 1, 'a', 1",
            "+U 1, 'b', 2",
            "+I 2, 'c', 3",
            "+U 1, 'a', 4",
            "+U 1, 'a', 4",
            "+U 1, 'b', 5",
            "-D 1, 'b', 5")
        .run();
  }

  @Test
  void aSinkThatNeedsItIsToldWhatIsReplaced() {
    SinkKeySpec spec = new SinkKeySpec(BatchText.schema(COLUMNS), List.of(0), List.of(1), true, 0);
    harness(() -> new KeepLast(spec))
        .rows("+I 1, 'a', 1", "+I 1, 'b', 2", "+I 2, 'c', 3", "+U 1, 'a', 4")
        .rows("-U 1, 'b', 2", "+I 1, 'b', 5", "-D 1, 'a', 4", "-D 1, 'z', 0", "-D 1, 'b', 5")
        .expect(
            "+I 1, 'a', 1",
            "-U 1, 'a', 1",
            "+U 1, 'b', 2",
            "+I 2, 'c', 3",
            "-U 1, 'b', 2",
            "+U 1, 'a', 4",
            "-U 1, 'a', 4",
            "+U 1, 'b', 5",
            "-D 1, 'b', 5")
        .run();
  }

  @Test
  void withoutUpsertKeyEqualRowsAreTold() {
    harness(() -> new KeepLast(spec()))
        .rows("+I 1, 'a', 1", "+I 1, 'b', 2", "+I 1, 'a', 1", "-D 1, 'a', 1")
        .rows("-D 1, 'a', 1", "-D 1, 'b', 2")
        .expect("+I 1, 'a', 1", "+U 1, 'b', 2", "+U 1, 'a', 1", "+U 1, 'b', 2", "-D 1, 'b', 2")
        .run();
  }

  /** Lists of a few rows, which stand together, and of many, of short rows and of long ones. */
  @Test
  void listsOfAnyLength() {
    for (int seed = 0; seed < 24; seed++) {
      Random random = new Random(seed);
      boolean told = seed % 2 == 0;
      boolean keyed = seed % 3 != 0;
      List<Integer> upsertKey = keyed ? List.of(1) : List.of();
      SinkKeySpec spec = new SinkKeySpec(BatchText.schema(COLUMNS), List.of(0), upsertKey, told, 0);
      List<String> given = new ArrayList<>();
      List<String> expected = new ArrayList<>();
      List<List<Kept>> lists = List.of(new ArrayList<>(), new ArrayList<>());
      for (int i = 0; i < 160; i++) {
        int id = random.nextInt(2);
        boolean grows = i % 80 < 55;
        boolean goes = random.nextInt(5) < (grows ? 1 : 4);
        String name = "n" + random.nextInt(60) + "x".repeat(seed % 4 == 0 ? 90 : 0);
        Kept row = new Kept(id, name, random.nextInt(keyed ? 100 : 2));
        List<Kept> list = lists.get(id);
        if (goes && !list.isEmpty() && random.nextInt(8) > 0) {
          row = list.get(random.nextInt(list.size()));
        }
        given.add((goes ? "-D " : "+I ") + row);
        if (goes) {
          takeAway(list, row, keyed, told, expected);
        } else {
          add(list, row, keyed, told, expected);
        }
      }
      harness(() -> new KeepLast(spec))
          .rows(given.toArray(String[]::new))
          .expect(expected.toArray(String[]::new))
          .run();
    }
  }

  private record Kept(int id, String name, int x) {
    boolean isSame(Kept other, boolean keyed) {
      return name.equals(other.name) && (keyed || x == other.x);
    }

    @Override
    public String toString() {
      return id + ", '" + name + "', " + x;
    }
  }

  private static void add(
      List<Kept> list, Kept row, boolean keyed, boolean told, List<String> expected) {
    int at = -1;
    for (int i = 0; keyed && at < 0 && i < list.size(); i++) {
      at = list.get(i).isSame(row, true) ? i : -1;
    }
    boolean shown = !told || at < 0 || at == list.size() - 1;
    boolean first = list.isEmpty();
    if (told && !first && shown) {
      expected.add("-U " + list.get(list.size() - 1));
    }
    if (at < 0) {
      list.add(row);
    } else {
      list.set(at, row);
    }
    if (shown) {
      expected.add((first ? "+I " : "+U ") + row);
    }
  }

  private static void takeAway(
      List<Kept> list, Kept row, boolean keyed, boolean told, List<String> expected) {
    int at = 0;
    while (at < list.size() && !list.get(at).isSame(row, keyed)) {
      at++;
    }
    if (at == list.size()) {
      return;
    }
    boolean last = at == list.size() - 1;
    Kept gone = list.remove(at);
    if (last && told) {
      expected.add((list.isEmpty() ? "-D " : "-U ") + gone);
    }
    if (last && !list.isEmpty()) {
      expected.add("+U " + list.get(list.size() - 1));
    } else if (last && !told) {
      expected.add("-D " + row);
    }
  }

  @Test
  void theFirstRowStands() {
    harness(() -> new KeepFirst(spec(1), false))
        .rows("+I 1, 'a', 1", "+I 1, 'b', 2", "+I 2, 'c', 3", "+I 3, 'd', 4", "-D 3, 'd', 4")
        .watermark(10)
        .rows("+I 2, 'e', 5", "-U 2, 'c', 3", "watermark 11", "-D 1, 'a', 1", "+I 4, 'f', 6")
        .watermark(11)
        .watermark(12)
        .end()
        .expect(
            "+I 1, 'a', 1",
            "+I 2, 'c', 3",
            "watermark 10",
            "+U 2, 'e', 5",
            "watermark 11",
            "+I 4, 'f', 6",
            "-D 1, 'a', 1",
            "watermark 12")
        .sortedWithin()
        .run();
  }

  @Test
  void conflictsMayBeAnError() {
    MillraceException failure =
        assertThrows(
            MillraceException.class,
            () ->
                harness(() -> new KeepFirst(spec(1), true))
                    .rows("+I 1, 'a', 1", "-D 1, 'a', 1", "+I 1, 'b', 1", "+I 2, 'a', 1")
                    .watermark(1)
                    .rows("+I 2, 'b', 1")
                    .end()
                    .outputOf(Replay.AS_GIVEN));
    assertEquals("several rows of the query have the primary key (id = 2)", failure.getMessage());
  }
}
