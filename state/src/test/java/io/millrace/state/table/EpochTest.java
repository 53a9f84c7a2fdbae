package io.millrace.state.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.state.store.RunSink;
import java.io.IOException;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EpochTest {
  /** The numbers of epochs are used up, and begin anew, while rows are dirty, clean and deleted. */
  @Test
  void freezesGoOnWhenEpochsAreNumberedAnew() throws IOException {
    KeyedTable table =
        new KeyedTable(Keys.spec("t", false, 1, false, 0), KeyGroupRange.all(Keys.GROUPS));
    table.table().startAt(RowShape.MAX_EPOCH - 1010);
    table.table().flushed(table.table().nextEpoch(false));
    Random random = new Random(1);
    TreeMap<Long, Long> model = new TreeMap<>();
    TreeMap<Long, Long> stored = new TreeMap<>();
    for (int round = 0; round < 40; round++) {
      for (int i = 0; i < 20; i++) {
        change(table, random.nextInt(50), random.nextInt(4) == 0 ? 0 : round + 1, model);
      }
      FrozenTable frozen = table.parts().freeze(1, false);
      TreeMap<Long, Long> frozenModel = new TreeMap<>(model);
      change(table, random.nextInt(50), -round, model);
      if (random.nextInt(3) == 0) {
        frozen.undone();
      } else {
        frozen.write(new Store(stored));
        frozen.done();
        assertEquals(frozenModel, stored, "round " + round);
      }
    }
  }

  /** A value of 0 deletes. */
  private static void change(KeyedTable table, long key, long value, TreeMap<Long, Long> model) {
    long[] row = new long[1];
    table.findOrInsert(Keys.of(key), 0, 1, row);
    table.touch(row[0]);
    table.set(row[0], 0, value);
    model.put(key, value);
    if (value == 0) {
      table.delete(row[0]);
      model.remove(key);
    }
  }

  /** Rows of one slot by their key. */
  private record Store(TreeMap<Long, Long> rows) implements RunSink {
    private static long key(byte[] key) {
      return io.millrace.data.bytes.Bytes.getLong(key, StoredKeys.NAMESPACE_OFFSET);
    }

    @Override
    public void put(byte[] key, int keyLength, byte[] value, int offset, int length) {
      long zigzag = 0;
      for (int i = length - 1; i >= 4; i--) {
        zigzag = zigzag << 8 | value[offset + i] & 0xFF;
      }
      rows.put(key(key), zigzag >>> 1 ^ -(zigzag & 1));
    }

    @Override
    public void delete(byte[] key, int keyLength) {
      rows.remove(key(key));
    }

    @Override
    public void deleteRange(byte[] from, byte[] to) {
      throw new AssertionError();
    }
  }
}
