package io.millrace.state.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.data.platform.SimulatedPlatform;
import io.millrace.state.table.KeyGroupRange;
import io.millrace.state.table.Keys;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConcurrentWriteTest {
  private static final int DISTINCT = 400;

  /** A thread writes what was frozen while the task's changes it, with real threads. */
  @Test
  void whatIsWrittenIsWhatWasFrozenThoughTheTaskGoesOn()
      throws IOException, InterruptedException, ExecutionException {
    ExecutorService io = Executors.newSingleThreadExecutor();
    try {
      for (int seed = 0; seed < 10; seed++) {
        run(seed, io);
      }
    } finally {
      io.shutdown();
    }
  }

  private static void run(int seed, ExecutorService io)
      throws IOException, InterruptedException, ExecutionException {
    SimpleFolder folder = new SimpleFolder(new SimulatedPlatform(seed).files(), "/s");
    Random random = new Random(seed);
    ModelTables tables = tables(folder, List.of());
    SortedMap<String, String> model = new TreeMap<>();
    for (int i = 0; i < 4000; i++) {
      tables.change(random, DISTINCT, model);
    }
    for (int round = 0; round < 6; round++) {
      Frozen frozen = tables.state.freeze();
      SortedMap<String, String> frozenModel = new TreeMap<>(model);
      Future<TaskSnapshot> writing = io.submit(frozen::write);
      int changes = 0;
      while (!writing.isDone() || changes < 50) {
        tables.change(random, DISTINCT, model);
        changes++;
      }
      TaskSnapshot snapshot = writing.get();
      tables.state.written(frozen);
      ModelTables restored = tables(folder, List.of(snapshot));
      restored.state.restore();
      assertEquals(frozenModel, restored.content(DISTINCT), "seed " + seed + " round " + round);
    }
    assertEquals(model, tables.content(DISTINCT), "seed " + seed);
  }

  private static ModelTables tables(SimpleFolder folder, List<TaskSnapshot> restored) {
    return new ModelTables(
        new TaskState(KeyGroupRange.all(Keys.GROUPS), folder, restored), () -> false);
  }
}
