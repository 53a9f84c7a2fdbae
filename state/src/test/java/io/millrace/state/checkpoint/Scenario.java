package io.millrace.state.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.platform.SimulatedPlatform;
import io.millrace.state.protocol.RecoveryDecision;
import io.millrace.state.snapshot.Frozen;
import io.millrace.state.snapshot.TaskSnapshot;
import io.millrace.state.snapshot.TaskState;
import io.millrace.state.table.KeyGroupRange;
import io.millrace.state.table.KeyedTable;
import io.millrace.state.table.Keys;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** A job of one task and one table that is checkpointed, on files that may crash. */
final class Scenario {
  private static final String FOLDER = "/ckpt";
  private static final int DISTINCT = 20;

  final SimulatedPlatform world;
  private final Random random;
  private CheckpointStore store;
  private long attempt;
  private TaskState state;
  private KeyedTable table;
  private long nextCheckpoint;
  private TreeMap<Integer, Long> model = new TreeMap<>();

  /** What the table held at each checkpoint that was begun. */
  private final TreeMap<Long, TreeMap<Integer, Long>> begun = new TreeMap<>();

  private long published;

  Scenario(long seed) throws IOException {
    world = new SimulatedPlatform(seed);
    random = new Random(seed);
    start();
  }

  private void start() throws IOException {
    store = CheckpointStore.open(world.platform(), new CheckpointPaths(FOLDER), "job");
    attempt = store.beginAttempt();
    List<RecoveryDecision.Candidate> candidates = store.candidates();
    RecoveryDecision decision = RecoveryDecision.of(candidates, false, false);
    long number = 0;
    List<TaskSnapshot> restored = List.of();
    if (decision instanceof RecoveryDecision.Restore restore) {
      number = restore.checkpoint();
      restored = store.read(number).tasks();
    } else {
      assertEquals(new RecoveryDecision.BeginAnew(), decision);
    }
    store.sweep();
    state = new TaskState(KeyGroupRange.all(Keys.GROUPS), store.runFolder(0), restored);
    table = state.operator("o").keyed(Keys.spec("t", false, 1, false, 0));
    state.restore();
    nextCheckpoint = number + 1;
    assertTrue(number >= published, "checkpoint " + number + " after " + published);
    model = new TreeMap<>(begun.getOrDefault(number, new TreeMap<>()));
    published = number;
    check();
  }

  /** Changes and checkpoints, so many times. */
  void run(int rounds) throws IOException {
    for (int i = 0; i < rounds; i++) {
      change();
      checkpoint();
    }
  }

  private void change() {
    for (int i = random.nextInt(6); i >= 0; i--) {
      int key = random.nextInt(DISTINCT);
      long[] row = new long[1];
      table.findOrInsert(Keys.of((long) key), 0, 1, row);
      table.touch(row[0]);
      if (random.nextInt(4) == 0) {
        table.delete(row[0]);
        model.remove(key);
      } else {
        long value = random.nextInt();
        table.set(row[0], 0, value);
        model.put(key, value);
      }
    }
  }

  void checkpoint() throws IOException {
    long number = nextCheckpoint++;
    begun.put(number, new TreeMap<>(model));
    Frozen frozen = state.freeze();
    change();
    TaskSnapshot snapshot;
    try {
      snapshot = frozen.write();
    } catch (IOException e) {
      state.notWritten(frozen);
      throw e;
    }
    state.written(frozen);
    store.publish(
        new Manifest("job", number, attempt, 0, false, List.of(snapshot), List.of(), List.of()));
    published = number;
    store.retain(2);
  }

  /** After this the table must hold what it held at a checkpoint not older than the last. */
  void crashAndCheck() throws IOException {
    world.files().calm();
    world.crash();
    start();
  }

  private void check() {
    TreeMap<Integer, Long> content = new TreeMap<>();
    for (int key = 0; key < DISTINCT; key++) {
      long[] row = new long[1];
      table.find(Keys.of((long) key), 0, 1, row);
      if (row[0] >= 0) {
        content.put(key, table.get(row[0], 0));
      }
    }
    assertEquals(model, content);
  }
}
