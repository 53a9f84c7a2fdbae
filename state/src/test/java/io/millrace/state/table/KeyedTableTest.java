package io.millrace.state.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.bytes.Slice;
import io.millrace.data.encoding.KeyBatch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyedTableTest {
  private static KeyedTable table(boolean text, boolean variable) {
    return new KeyedTable(Keys.spec("t", text, 2, variable, 0), KeyGroupRange.all(Keys.GROUPS));
  }

  @Test
  void aNewRowHasZeroSlotsUntilTouched() {
    KeyedTable table = table(false, false);
    long[] rows = new long[3];
    table.findOrInsert(Keys.of(5, 6, 5), 0, 3, rows);
    assertEquals(rows[0], rows[2]);
    assertTrue(table.isNew(rows[0]));
    assertEquals(0, table.get(rows[0], 1));
    table.touch(rows[0]);
    table.set(rows[0], 1, 42);
    assertFalse(table.isNew(rows[2]));
    assertEquals(42, table.slots(rows[2])[table.base(rows[2]) + 1]);
    assertTrue(table.isNew(rows[1]));
  }

  @Test
  void findsNothingInAnEmptyTable() {
    long[] rows = new long[2];
    table(true, true).find(Keys.of("a", ""), 0, 2, rows);
    assertEquals(-1, rows[0]);
    assertEquals(-1, rows[1]);
  }

  @Test
  void theEmptyKeyIsAKey() {
    KeyedTable table = table(true, false);
    KeyBatch batch = new KeyBatch(Keys.GROUPS);
    batch.add(new byte[0], 0, 0);
    long[] rows = new long[1];
    table.find(batch, 0, 1, rows);
    assertEquals(-1, rows[0]);
    table.findOrInsert(batch, 0, 1, rows);
    table.touch(rows[0]);
    table.set(rows[0], 0, 1);
    table.find(batch, 0, 1, rows);
    assertEquals(1, table.get(rows[0], 0));
    assertEquals(0, table.key(rows[0], new Slice()).length);
  }

  @Test
  void behavesAsAMapUnderRandomOperations() {
    for (int seed = 0; seed < 40; seed++) {
      new Model(seed).run();
    }
  }

  /** Random operations on a table and on a map, in batches that share keys. */
  private static final class Model {
    private final Random random;
    private final KeyedTable table;
    private final Map<String, String> model = new HashMap<>();
    private final int distinct;
    private final boolean longKeys;
    private final String message;

    Model(int seed) {
      random = new Random(seed);
      table = table(true, true);
      distinct = 1 << 1 + random.nextInt(11);
      longKeys = random.nextBoolean();
      message = "seed " + seed;
    }

    void run() {
      for (int step = 0; step < 60; step++) {
        List<String> keys = new ArrayList<>();
        int size = 1 + random.nextInt(40);
        for (int i = 0; i < size; i++) {
          String suffix = longKeys && random.nextBoolean() ? "-and-a-long-tail" : "";
          keys.add(random.nextInt(distinct) + suffix);
        }
        KeyBatch batch = Keys.of(keys);
        long[] rows = new long[size];
        table.load(batch);
        switch (random.nextInt(3)) {
          case 0 -> check(keys, batch, rows);
          case 1 -> upsert(keys, batch, rows);
          default -> delete(keys, batch, rows);
        }
        table.unpin();
      }
    }

    private void check(List<String> keys, KeyBatch batch, long[] rows) {
      table.find(batch, 0, rows.length, rows);
      for (int i = 0; i < rows.length; i++) {
        assertEquals(model.get(keys.get(i)), value(rows[i]), message);
        if (rows[i] >= 0) {
          assertEquals(keys.get(i), Keys.text(table.key(rows[i], new Slice())), message);
        }
      }
    }

    private String value(long row) {
      return row < 0 ? null : table.get(row, 0) + ":" + table.bytes(row, new Slice());
    }

    private void upsert(List<String> keys, KeyBatch batch, long[] rows) {
      table.findOrInsert(batch, 0, rows.length, rows);
      for (int i = 0; i < rows.length; i++) {
        assertEquals(!model.containsKey(keys.get(i)), table.isNew(rows[i]), message);
        table.touch(rows[i]);
        byte[] bytes = "x".repeat(random.nextInt(30)).getBytes(StandardCharsets.UTF_8);
        long number = random.nextInt();
        table.set(rows[i], 0, number);
        table.setBytes(rows[i], bytes, 0, bytes.length);
        model.put(keys.get(i), number + ":" + new String(bytes, StandardCharsets.UTF_8));
      }
    }

    private void delete(List<String> keys, KeyBatch batch, long[] rows) {
      for (int i = 0; i < rows.length; i++) {
        table.find(batch, i, i + 1, rows);
        assertEquals(model.remove(keys.get(i)) != null, rows[i] >= 0, message);
        if (rows[i] >= 0) {
          table.delete(rows[i]);
        }
      }
    }
  }
}
