package io.millrace.state.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.LocalFileStore;
import io.millrace.data.platform.SimulatedPlatform;
import io.millrace.state.rocksdb.RocksCache;
import io.millrace.state.rocksdb.RocksStores;
import io.millrace.state.store.MemoryStore;
import io.millrace.state.store.OrderedStore;
import io.millrace.state.table.KeyGroupRange;
import io.millrace.state.table.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TaskStateTest {
  private static void live(int seeds, Backend backend) throws IOException {
    for (int seed = 0; seed < seeds; seed++) {
      try {
        new Life(seed, backend).run();
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(backend + " seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }

  @Test
  void onTheHeap() throws IOException {
    live(150, Backend.HEAP);
  }

  @Test
  void withEvictionToAStoreInMemory() throws IOException {
    live(150, Backend.MEMORY);
  }

  @Test
  void withEvictionToRocksDb() throws IOException {
    live(12, Backend.ROCKSDB);
  }

  private enum Backend {
    HEAP,
    MEMORY,
    ROCKSDB
  }

  /** Tasks that change their state, freeze, write or fail, and are restored at any parallelism. */
  private static final class Life {
    private final SimulatedPlatform world;
    private final Backend backend;
    private final SimpleFolder folder;
    private final RocksStores rocks;
    private final String scratch;
    private final Random random;
    private final int distinct;
    private List<ModelTables> tasks = List.of();
    private SortedMap<String, String> model = new TreeMap<>();
    private List<TaskSnapshot> completed = List.of();
    private SortedMap<String, String> completedModel = new TreeMap<>();
    private long completedCount;

    Life(int seed, Backend backend) throws IOException {
      world = new SimulatedPlatform(seed);
      this.backend = backend;
      scratch = backend == Backend.ROCKSDB ? Files.createTempDirectory("state").toString() : null;
      if (backend == Backend.ROCKSDB) {
        folder = new SimpleFolder(new LocalFileStore(), scratch + "/state");
        rocks = new RocksStores(folder.files(), scratch + "/rocks", new RocksCache(1 << 20));
      } else {
        folder = new SimpleFolder(world.files(), "/state");
        rocks = null;
      }
      random = new Random(seed);
      distinct = 1 << 1 + random.nextInt(7);
    }

    private Optional<SpillSettings> spill() {
      long budget = new long[] {0, 3_000, 20_000}[random.nextInt(3)];
      OrderedStore.Factory factory =
          backend == Backend.ROCKSDB ? rocks::open : () -> new MemoryStore(folder.files());
      return backend == Backend.HEAP
          ? Optional.empty()
          : Optional.of(
              new SpillSettings(factory, new MemoryShares(budget).join(), world.io(), () -> {}));
    }

    void run() throws IOException {
      restore();
      for (int round = 0; round < 12; round++) {
        change();
        if (random.nextInt(4) > 0) {
          checkpoint();
        }
        if (random.nextInt(4) == 0) {
          restore();
        }
      }
      check();
      tasks.forEach(t -> t.state.close());
      world.io().runAll();
      if (rocks != null) {
        rocks.close();
        folder.files().delete(scratch);
      }
    }

    private void change() {
      for (int i = random.nextInt(3 * distinct); i >= 0; i--) {
        if (random.nextInt(3) == 0) {
          world.io().runOne();
        }
        tasks.get(random.nextInt(tasks.size())).change(random, distinct, model);
      }
    }

    private void checkpoint() throws IOException {
      List<Frozen> frozen = new ArrayList<>();
      for (ModelTables task : tasks) {
        frozen.add(task.state.freeze());
      }
      SortedMap<String, String> frozenModel = new TreeMap<>(model);
      long count = tasks.stream().mapToLong(t -> t.counter).sum();
      List<TaskSnapshot> snapshots = new ArrayList<>();
      for (int i = 0; i < tasks.size(); i++) {
        change();
        if (backend == Backend.HEAP && random.nextInt(5) == 0) {
          world.files().failCall(1 + random.nextInt(8));
        }
        try {
          TaskSnapshot snapshot = frozen.get(i).write();
          change();
          tasks.get(i).state.written(frozen.get(i));
          snapshots.add(snapshot);
        } catch (IOException e) {
          change();
          tasks.get(i).state.notWritten(frozen.get(i));
        }
        world.files().calm();
      }
      if (snapshots.size() == tasks.size() && random.nextInt(5) > 0) {
        completed = snapshots;
        completedModel = frozenModel;
        completedCount = count;
        deleteReleased();
      }
      check();
    }

    private void deleteReleased() throws IOException {
      for (String name : folder.released) {
        if (completed.stream().noneMatch(s -> s.runs().stream().anyMatch(r -> is(r, name)))) {
          world.files().delete(folder.path(name));
        }
      }
    }

    private static boolean is(RunRef run, String name) {
      return run.name().equals(name);
    }

    private void restore() throws IOException {
      tasks.forEach(t -> t.state.close());
      if (backend == Backend.ROCKSDB) {
        world.io().runAll();
      }
      world.crash();
      int parallelism = 1 + random.nextInt(4);
      tasks = new ArrayList<>();
      for (int i = 0; i < parallelism; i++) {
        TaskState state =
            new TaskState(ModelTables.range(parallelism, i), folder, completed, spill());
        tasks.add(new ModelTables(state, world.io()::runOne));
        assertTrue(state.unclaimed().isEmpty());
        state.restore();
      }
      tasks.forEach(t -> assertEquals(completedCount, t.counter));
      tasks.forEach(t -> t.counter = 0);
      tasks.get(0).counter = completedCount;
      model = new TreeMap<>(completedModel);
      check();
    }

    private void check() {
      SortedMap<String, String> content = new TreeMap<>();
      tasks.forEach(task -> content.putAll(task.content(distinct)));
      SortedMap<String, String> scanned = new TreeMap<>();
      tasks.forEach(task -> scanned.putAll(task.scanned()));
      assertEquals(content.subMap("1/", "2/"), scanned);
      if (!model.equals(content)) {
        SortedMap<String, String> missing = new TreeMap<>(model);
        missing.entrySet().removeAll(content.entrySet());
        content.entrySet().removeAll(model.entrySet());
        throw new AssertionError("missing " + missing + ", unexpected " + content);
      }
    }
  }

  private static TaskState state(SimpleFolder folder, List<TaskSnapshot> restored) {
    return new TaskState(KeyGroupRange.all(Keys.GROUPS), folder, restored);
  }

  @Test
  void refusesRowsOfAnotherLayout() throws IOException {
    SimpleFolder folder = new SimpleFolder(new SimulatedPlatform(1).files(), "/state");
    TaskState before = state(folder, List.of());
    before.operator("o").keyed(Keys.spec("t", false, 1, false, 0));
    TaskSnapshot snapshot = before.freeze().write();
    TaskState after = state(folder, List.of(snapshot));
    MillraceException refusal =
        assertThrows(
            MillraceException.class,
            () -> after.operator("o").keyed(Keys.spec("t", true, 1, false, 0)));
    assertTrue(refusal.getMessage().contains("o (t)"), refusal.getMessage());
    assertEquals(List.of("o (t)"), after.unclaimed());
  }

  @Test
  void anEmptyStateWritesNoFile() throws IOException {
    SimulatedPlatform world = new SimulatedPlatform(1);
    SimpleFolder folder = new SimpleFolder(world.files(), "/state");
    TaskState state = state(folder, List.of());
    state.operator("o").keyed(Keys.spec("t", false, 1, false, 0));
    Frozen frozen = state.freeze();
    assertTrue(frozen.write().runs().isEmpty());
    state.written(frozen);
    assertTrue(world.files().paths().isEmpty());
  }
}
