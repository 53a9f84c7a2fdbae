package io.millrace.state.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.data.bytes.Slice;
import io.millrace.data.encoding.KeyBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
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
      run(seed, false);
      run(seed, true);
    }
  }

  @Test
  void aBatchDoesAsItsKeysOneByOne() {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      ElementTable batched = table(seed % 2 == 0);
      ElementTable single = table(seed % 2 == 0);
      for (int step = 0; step < 40; step++) {
        List<String> names = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(30); i++) {
          names.add("k" + random.nextInt(5));
          parts.add("e".repeat(random.nextInt(20)) + random.nextInt(3));
        }
        KeyBatch keys = Keys.of(names);
        KeyBatch elements = Keys.of(parts);
        long[] rows = new long[names.size()];
        if (random.nextInt(3) > 0) {
          batched.findOrInsert(keys, elements, 0, rows.length, rows);
          for (int i = 0; i < rows.length; i++) {
            batched.touch(rows[i]);
            single.findOrInsert(Keys.of(names.get(i)), Keys.of(parts.get(i)), 0, 1, rows);
            single.touch(rows[0]);
          }
        } else {
          batched.find(keys, elements, 0, rows.length, rows);
          LongStream.of(rows).distinct().filter(row -> row >= 0).forEach(batched::delete);
          for (int i = 0; i < rows.length; i++) {
            single.find(Keys.of(names.get(i)), Keys.of(parts.get(i)), 0, 1, rows);
            if (rows[0] >= 0) {
              single.delete(rows[0]);
            }
          }
        }
        batched.firsts(keys, 0, keys.size(), rows = new long[keys.size()]);
        for (int i = 0; i < rows.length; i++) {
          assertEquals(elements(single, single.first(keys, i)), elements(batched, rows[i]));
        }
      }
    }
  }

  private static List<String> elements(ElementTable table, long first) {
    List<String> elements = new ArrayList<>();
    for (long row = first; row >= 0; row = table.next(row)) {
      elements.add(Keys.text(table.element(row, new Slice())));
    }
    return elements;
  }

  private static ElementTable table(boolean sortWhenRead) {
    ElementTable table =
        new ElementTable(Keys.spec("e", true, 1, false, 0), KeyGroupRange.all(Keys.GROUPS));
    if (sortWhenRead) {
      table.sortWhenRead();
    }
    return table;
  }

  private static void run(int seed, boolean sortWhenRead) {
    Random random = new Random(seed);
    ElementTable table = table(sortWhenRead);
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
        check(table, keys, expected, step, "seed " + seed + " step " + step);
      }
    }
  }

  private static void check(
      ElementTable table, KeyBatch keys, TreeMap<String, Long> expected, int step, String message) {
    List<String> up = new ArrayList<>();
    for (long row = table.first(keys, 0); row >= 0; row = table.next(row)) {
      up.add(Keys.text(table.element(row, new Slice())) + "=" + table.get(row, 0));
    }
    assertEquals(want(expected), up, message);
    if (step % 100 != 0) {
      return;
    }
    List<String> down = new ArrayList<>();
    for (long row = table.last(keys, 0); row >= 0; row = table.previous(row)) {
      down.add(0, Keys.text(table.element(row, new Slice())) + "=" + table.get(row, 0));
    }
    assertEquals(want(expected), down, message);
    assertEquals(expected.size(), table.count(keys, 0), message);
    Map.Entry<String, Long> above = expected.ceilingEntry("e5");
    long row = table.ceiling(keys, 0, Slice.of("e5"));
    assertEquals(above == null ? -1 : above.getValue(), row < 0 ? -1 : table.get(row, 0), message);
  }

  private static List<String> want(TreeMap<String, Long> expected) {
    List<String> want = new ArrayList<>();
    expected.forEach((element, value) -> want.add(element + "=" + value));
    return want;
  }
}
