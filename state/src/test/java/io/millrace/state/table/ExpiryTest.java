package io.millrace.state.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.encoding.KeyBatch;
import org.junit.jupiter.api.Test;

class ExpiryTest {
  private static final long TTL = 1000;

  private static long[] put(KeyedTable table, KeyBatch keys) {
    long[] rows = new long[keys.size()];
    table.findOrInsert(keys, 0, rows.length, rows);
    for (long row : rows) {
      table.touch(row);
    }
    return rows;
  }

  @Test
  void aRowIsGoneWhenItWasNotTouchedForItsTime() {
    KeyedTable table =
        new KeyedTable(Keys.spec("t", false, 1, true, TTL), KeyGroupRange.all(Keys.GROUPS));
    table.parts().setTime(5000);
    long[] rows = put(table, Keys.of(1, 2));
    table.set(rows[0], 0, 7);
    table.parts().setTime(5500);
    put(table, Keys.of(2));
    table.parts().setTime(6000);
    table.find(Keys.of(1, 2), 0, 2, rows);
    assertEquals(-1, rows[0]);
    assertTrue(rows[1] >= 0);
    table.findOrInsert(Keys.of(1, 2), 0, 2, rows);
    assertTrue(table.isNew(rows[0]));
    assertEquals(0, table.get(rows[0], 0));
  }

  @Test
  void expiredRowsAreRemovedALittleAtATime() {
    KeyedTable table =
        new KeyedTable(Keys.spec("t", false, 1, true, TTL), KeyGroupRange.all(Keys.GROUPS));
    table.parts().setTime(0);
    long[] keys = new long[100];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = i;
    }
    put(table, Keys.of(keys));
    table.parts().setTime(TTL);
    put(table, Keys.of(3));
    long before = 100;
    for (int i = 0; i < 200; i++) {
      table.parts().removeExpired(5);
      long now = table.parts().rows();
      assertTrue(before - now <= 5);
      before = now;
    }
    assertEquals(1, before);
  }

  @Test
  void expiredElementsAreSteppedOver() {
    ElementTable table =
        new ElementTable(Keys.spec("e", true, 1, false, TTL), KeyGroupRange.all(Keys.GROUPS));
    KeyBatch key = Keys.of("k", "k", "k");
    long[] rows = new long[3];
    table.parts().setTime(0);
    table.findOrInsert(key, Keys.of("a", "b", "c"), 0, 3, rows);
    for (long row : rows) {
      table.touch(row);
    }
    table.parts().setTime(500);
    table.touch(rows[1]);
    table.parts().setTime(1200);
    assertEquals(rows[1], table.first(key, 0));
    assertEquals(rows[1], table.last(key, 0));
    assertEquals(-1, table.next(rows[1]));
    for (int i = 0; i < 20; i++) {
      table.parts().removeExpired(3);
    }
    assertEquals(1, table.count(key, 0));
    table.findOrInsert(key, Keys.of("a", "b", "c"), 0, 3, rows);
    assertTrue(table.isNew(rows[0]));
    assertEquals(3, table.count(key, 0));
  }
}
