package io.millrace.state.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.error.FailureClass;
import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.SimulatedPlatform;
import io.millrace.state.store.MemoryStore;
import io.millrace.state.store.OrderedStore;
import io.millrace.state.table.KeyedTable;
import io.millrace.state.table.Keys;
import io.millrace.state.table.Readiness;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever goes wrong on an I/O thread, memory that runs out and classes that are missing included:
 * the task hears of it, or it would wait for ever.
 */
class BrokenStoreTest {
  private static final int ROWS = 64;
  private static final int STEPS = 1000;

  private final SimulatedPlatform world = new SimulatedPlatform(1);
  private final long[] handles = new long[ROWS];

  /** What the parts of the store throw; null: nothing. */
  private Throwable whenOpened;

  private Throwable whenRead;
  private Throwable whenNamed;
  private Throwable whenExecuted;
  private int wakes;
  private int died;

  private final SimpleFolder names = new SimpleFolder(world.files(), "/state");
  private final Executor io =
      work -> {
        fail(whenExecuted);
        world.io().execute(() -> run(work));
      };
  private TaskState state;
  private KeyedTable table;

  /** As a thread of a pool, of whose end nobody hears. */
  private void run(Runnable work) {
    try {
      work.run();
    } catch (Throwable e) {
      died++;
    }
  }

  private static void fail(Throwable what) {
    if (what instanceof Error error) {
      throw error;
    }
    if (what instanceof RuntimeException exception) {
      throw exception;
    }
  }

  private final class Store implements OrderedStore {
    private final MemoryStore rows = new MemoryStore(world.files());

    @Override
    public void ingest(String runPath) throws IOException {
      rows.ingest(runPath);
    }

    @Override
    public byte[][] get(byte[][] keys) throws IOException {
      fail(whenRead);
      return rows.get(keys);
    }

    @Override
    public void scan(byte[] prefix, RowVisitor visitor) throws IOException {
      rows.scan(prefix, visitor);
    }

    @Override
    public void close() throws IOException {
      rows.close();
    }
  }

  private final RunFolder folder =
      new RunFolder() {
        @Override
        public io.millrace.data.platform.FileStore files() {
          return names.files();
        }

        @Override
        public String newName() {
          fail(whenNamed);
          return names.newName();
        }

        @Override
        public String path(String name) {
          return names.path(name);
        }

        @Override
        public void sync() throws IOException {
          names.sync();
        }

        @Override
        public void released(String name) {
          names.released(name);
        }
      };

  @BeforeEach
  void open() throws IOException {
    SpillSettings spill =
        new SpillSettings(
            () -> {
              fail(whenOpened);
              return new Store();
            },
            new MemoryShares(20_000).join(),
            io,
            () -> wakes++);
    state = new TaskState(ModelTables.range(1, 0), folder, List.of(), Optional.of(spill));
    table = state.operator("op").keyed(Keys.spec("k", false, 1, true, 0));
    state.restore();
  }

  /** Adds rows as a task does, which steps again only when it is woken. */
  private void grow() {
    for (int batch = 0; batch < 100; batch++) {
      KeyBatch keys = keys(batch);
      for (int i = 0; table.load(keys) == Readiness.PENDING; i++) {
        int before = wakes;
        world.io().runAll();
        assertTrue(wakes > before && i < STEPS, "the task sleeps for ever");
        state.beginStep(0);
      }
      table.findOrInsert(keys, 0, ROWS, handles);
      for (int i = 0; i < ROWS; i++) {
        table.touch(handles[i]);
        table.setBytes(handles[i], new byte[20], 0, 20);
      }
      table.unpin();
      world.io().runAll();
      state.beginStep(0);
    }
    // Old rows, which have left memory.
    KeyBatch keys = keys(0);
    for (int i = 0; table.load(keys) == Readiness.PENDING; i++) {
      int before = wakes;
      world.io().runAll();
      assertTrue(wakes > before && i < STEPS, "the task sleeps for ever");
      state.beginStep(0);
    }
    table.unpin();
    assertTrue(state.sizeBytes() < 100_000, "rows never left memory");
    assertEquals(0, died);
  }

  private static KeyBatch keys(int batch) {
    long[] keys = new long[ROWS];
    for (int i = 0; i < ROWS; i++) {
      keys[i] = (long) batch * ROWS + i;
    }
    return Keys.of(keys);
  }

  @Test
  void aWholeOneHoldsTheRows() {
    grow();
    state.close();
    world.io().runAll();
  }

  @Test
  void memoryThatRunsOutWhileTheStoreIsOpenedIsTold() {
    whenOpened = new OutOfMemoryError("heap");
    Throwable told = assertThrows(RuntimeException.class, this::grow);
    assertEquals(whenOpened, told.getCause());
    assertEquals(FailureClass.DETERMINISTIC, MillraceException.classOf(told));
  }

  /** As where the native library is missing: to start again would not help. */
  @Test
  void whatTheStoreSaysToItsUserArrivesAsItIs() {
    whenOpened = MillraceException.deterministic("no library").withHint("do without");
    MillraceException told = assertThrows(MillraceException.class, this::grow);
    assertEquals("no library", told.getMessage());
    assertEquals(Optional.of("do without"), told.hint());
    assertEquals(FailureClass.DETERMINISTIC, told.failureClass());
  }

  @Test
  void memoryThatRunsOutWhileRowsAreReadIsTold() {
    whenRead = new OutOfMemoryError("heap");
    Throwable told = assertThrows(RuntimeException.class, this::grow);
    assertEquals(whenRead, told.getCause());
  }

  @Test
  void memoryThatRunsOutWhileRowsAreWrittenIsTold() {
    whenNamed = new OutOfMemoryError("heap");
    Throwable told = assertThrows(RuntimeException.class, this::grow);
    assertEquals(whenNamed, told.getCause());
  }

  @Test
  void aThreadThatCannotBeHadForTheNextPieceIsTold() {
    // The first piece is on its way; for those behind it there is no thread.
    Spill spill = new Spill(new SpillSettings(Store::new, null, io, () -> wakes++), folder);
    spill.submit(() -> {});
    spill.submit(() -> {});
    whenExecuted = new OutOfMemoryError("unable to create native thread");
    world.io().runAll();
    assertTrue(wakes > 0, "the task sleeps for ever");
    Throwable told = assertThrows(RuntimeException.class, spill::isIdle);
    assertEquals(whenExecuted, told.getCause());
  }
}
