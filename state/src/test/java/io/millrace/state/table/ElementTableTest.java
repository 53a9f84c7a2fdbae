package io.millrace.state.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.data.bytes.Slice;
import io.millrace.data.encoding.KeyBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ElementTableTest {
  @Test
  void aKeyWithoutElementsHasNone() {
    ElementTable table =
        new ElementTable(Keys.spec("e", true, 1, false, 0), KeyGroupRange.all(Keys.GROUPS));
    KeyBatch key = Keys.of("a");
    assertEquals(-1, table.first(key, 0));
    assertEquals(-1, table.last(key, 0));
    assertEquals(0, table.count(key, 0));
  }

  @Test
  void keepsElementsInOrderUnderRandomOperations() {
    for (int seed = 0; seed < 40; seed++) {
      run(seed);
    }
  }

  private static void run(int seed) {
    Random random = new Random(seed);
    ElementTable table =
        new ElementTable(Keys.spec("e", true, 1, false, 0), KeyGroupRange.all(Keys.GROUPS));
    Map<String, TreeMap<String, Long>> model = new TreeMap<>();
    int distinct = 1 << random.nextInt(9);
    for (int step = 0; step < 600; step++) {
      String key = "k" + random.nextInt(3);
      String element = "e" + random.nextInt(distinct) + (random.nextBoolean() ? "longer-tail" : "");
      KeyBatch keys = Keys.of(key);
      KeyBatch elements = Keys.of(element);
      long[] rows = new long[1];
      TreeMap<String, Long> expected = model.computeIfAbsent(key, k -> new TreeMap<>());
      if (random.nextInt(3) > 0) {
        table.findOrInsert(keys, elements, 0, 1, rows);
        assertEquals(!expected.containsKey(element), table.isNew(rows[0]));
        table.touch(rows[0]);
        table.set(rows[0], 0, step);
        expected.put(element, (long) step);
      } else {
        table.find(keys, elements, 0, 1, rows);
        assertEquals(expected.remove(element) != null, rows[0] >= 0);
        if (rows[0] >= 0) {
          table.delete(rows[0]);
        }
      }
      if (step % 20 == 0) {
        check(table, keys, expected, "seed " + seed + " step " + step);
      }
    }
  }

  private static void check(
      ElementTable table, KeyBatch keys, TreeMap<String, Long> expected, String message) {
    List<String> up = new ArrayList<>();
    for (long row = table.first(keys, 0); row >= 0; row = table.next(row)) {
      up.add(Keys.text(table.element(row, new Slice())) + "=" + table.get(row, 0));
    }
    List<String> down = new ArrayList<>();
    for (long row = table.last(keys, 0); row >= 0; row = table.previous(row)) {
      down.add(0, Keys.text(table.element(row, new Slice())) + "=" + table.get(row, 0));
    }
    List<String> want = new ArrayList<>();
    expected.forEach((element, value) -> want.add(element + "=" + value));
    assertEquals(want, up, message);
    assertEquals(want, down, message);
    assertEquals(want.size(), table.count(keys, 0), message);
    Map.Entry<String, Long> above = expected.ceilingEntry("e5");
    long row = table.ceiling(keys, 0, Slice.of("e5"));
    assertEquals(above == null ? -1 : above.getValue(), row < 0 ? -1 : table.get(row, 0), message);
  }
}
