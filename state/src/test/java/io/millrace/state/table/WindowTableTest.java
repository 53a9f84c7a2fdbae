package io.millrace.state.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.data.bytes.Slice;
import io.millrace.data.encoding.KeyBatch;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WindowTableTest {
  @Test
  void behavesAsAMapOfMapsUnderRandomOperations() {
    for (int seed = 0; seed < 40; seed++) {
      run(seed);
    }
  }

  private static void run(int seed) {
    Random random = new Random(seed);
    WindowTable table =
        new WindowTable(Keys.spec("w", true, 1, false, 0), KeyGroupRange.all(Keys.GROUPS));
    TreeMap<Long, Map<String, Long>> model = new TreeMap<>();
    for (int step = 0; step < 80; step++) {
      if (random.nextInt(6) == 0) {
        long namespace = random.nextInt(6) * 1000L - 2000;
        table.drop(namespace);
        model.remove(namespace);
      }
      int size = 1 + random.nextInt(20);
      long[] namespaces = new long[size];
      String[] keys = new String[size];
      for (int i = 0; i < size; i++) {
        namespaces[i] = random.nextInt(6) * 1000L - 2000;
        keys[i] = "key " + random.nextInt(30);
      }
      KeyBatch batch = Keys.of(keys);
      long[] rows = new long[size];
      table.find(namespaces, batch, 0, size, rows);
      for (int i = 0; i < size; i++) {
        Long want = model.getOrDefault(namespaces[i], Map.of()).get(keys[i]);
        assertEquals(want == null ? -1 : want, rows[i] < 0 ? -1 : table.get(rows[i], 0));
      }
      table.findOrInsert(namespaces, batch, 0, size, rows);
      for (int i = 0; i < size; i++) {
        table.touch(rows[i]);
        table.set(rows[i], 0, step * 100L + i);
        model.computeIfAbsent(namespaces[i], n -> new HashMap<>()).put(keys[i], step * 100L + i);
      }
      assertArrayEquals(model.keySet().stream().mapToLong(n -> n).toArray(), table.namespaces());
      long namespace = namespaces[0];
      assertEquals(model.get(namespace), content(table, namespace, 1 + random.nextInt(9)));
    }
  }

  private static Map<String, Long> content(WindowTable table, long namespace, int budget) {
    Map<String, Long> content = new HashMap<>();
    WindowTable.Cursor cursor = new WindowTable.Cursor();
    long[] rows = new long[budget];
    int count;
    do {
      count = table.scan(namespace, cursor, rows);
      for (int i = 0; i < count; i++) {
        content.put(Keys.text(table.key(rows[i], new Slice())), table.get(rows[i], 0));
      }
    } while (count == budget);
    return content;
  }
}
