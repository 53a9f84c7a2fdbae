package io.millrace.state.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.platform.SimulatedPlatform;
import io.millrace.state.store.MemoryStore;
import io.millrace.state.table.KeyedTable;
import io.millrace.state.table.Keys;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.WindowTable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A task that waits in the middle of each batch, as behind a slow one: rows are always pinned. */
class PinnedRowsTest {
  private static final int BUDGET = 50_000;
  private static final int ROWS = 64;
  private static final int BATCHES = 300;

  private final SimulatedPlatform world = new SimulatedPlatform(1);
  private final SimpleFolder folder = new SimpleFolder(world.files(), "/state");
  private final byte[] value = new byte[100];
  private final long[] handles = new long[ROWS];

  @Test
  void stayWithinTheirMemory() throws IOException {
    TaskState state = state();
    KeyedTable table = state.operator("op").keyed(Keys.spec("k", false, 1, true, 0));
    state.restore();
    long most = 0;
    for (int batch = 0; batch < BATCHES; batch++) {
      KeyBatch keys = keys(batch);
      ready(state, table, keys);
      table.findOrInsert(keys, 0, ROWS, handles);
      for (int i = 0; i < ROWS; i++) {
        table.touch(handles[i]);
        table.set(handles[i], 0, batch * ROWS + i);
        table.setBytes(handles[i], value, 0, value.length);
      }
      state.beginStep(0);
      world.io().runAll();
      table.unpin();
      most = Math.max(most, state.sizeBytes());
    }
    assertTrue(most < 3 * BUDGET, most + " bytes");
    for (int batch = 0; batch < BATCHES; batch++) {
      KeyBatch keys = keys(batch);
      ready(state, table, keys);
      table.find(keys, 0, ROWS, handles);
      for (int i = 0; i < ROWS; i++) {
        assertEquals(batch * ROWS + i, table.get(handles[i], 0));
      }
      table.unpin();
      state.beginStep(0);
    }
    state.close();
  }

  /**
   * Rows that are owed leave before the next load. Who asks before whether all are there, to save
   * the loading, must not be told that they are.
   */
  @Test
  void whoAsksWhetherAllAreThereFindsAll() throws IOException {
    TaskState state = state();
    WindowTable table = state.operator("op").windows(Keys.spec("w", false, 1, true, 0));
    long[] namespaces = new long[ROWS];
    state.restore();
    for (int batch = 0; batch < BATCHES; batch++) {
      KeyBatch before = keys(batch / 2);
      boolean whole = batch > 0 && table.isWhole();
      while (table.load(namespaces, whole ? Keys.of(new long[0]) : before) == Readiness.PENDING) {
        world.io().runAll();
        state.beginStep(0);
      }
      table.find(namespaces, before, 0, batch == 0 ? 0 : ROWS, handles);
      for (int i = 0; batch > 0 && i < ROWS; i++) {
        assertEquals(batch / 2 * ROWS + i, table.get(handles[i], 0));
      }
      KeyBatch keys = keys(batch);
      while (table.load(namespaces, keys) == Readiness.PENDING) {
        world.io().runAll();
        state.beginStep(0);
      }
      table.findOrInsert(namespaces, keys, 0, ROWS, handles);
      for (int i = 0; i < ROWS; i++) {
        table.touch(handles[i]);
        table.set(handles[i], 0, batch * ROWS + i);
        table.setBytes(handles[i], value, 0, value.length);
      }
      state.beginStep(0);
      world.io().runAll();
      table.unpin();
    }
    assertFalse(table.isWhole(), "no row ever left");
    state.close();
  }

  private TaskState state() throws IOException {
    SpillSettings spill =
        new SpillSettings(
            () -> new MemoryStore(folder.files()),
            new MemoryShares(BUDGET).join(),
            world.io(),
            () -> {});
    return new TaskState(ModelTables.range(1, 0), folder, List.of(), Optional.of(spill));
  }

  private void ready(TaskState state, KeyedTable table, KeyBatch keys) {
    while (table.load(keys) == Readiness.PENDING) {
      world.io().runAll();
      state.beginStep(0);
    }
  }

  private static KeyBatch keys(int batch) {
    long[] keys = new long[ROWS];
    for (int i = 0; i < ROWS; i++) {
      keys[i] = (long) batch * ROWS + i;
    }
    return Keys.of(keys);
  }
}
