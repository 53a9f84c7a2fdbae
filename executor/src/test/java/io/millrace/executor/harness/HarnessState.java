package io.millrace.executor.harness;

import io.millrace.data.platform.FileStore;
import io.millrace.data.platform.SimulatedClock;
import io.millrace.data.platform.SimulatedExecutor;
import io.millrace.data.platform.SimulatedFileStore;
import io.millrace.state.snapshot.Frozen;
import io.millrace.state.snapshot.MemoryShares;
import io.millrace.state.snapshot.RunFolder;
import io.millrace.state.snapshot.SpillSettings;
import io.millrace.state.snapshot.TaskSnapshot;
import io.millrace.state.snapshot.TaskState;
import io.millrace.state.store.MemoryStore;
import io.millrace.state.table.KeyGroupRange;
import io.millrace.state.table.OperatorState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** State of an operator under test, on files of its own; saved and restored as a task's is. */
final class HarnessState {
  private static final String OPERATOR = "operator";

  /** Steps in which all that may leave memory does so; a step goes through a few segments. */
  private static final int STEPS_TO_SPILL = 100;

  private final KeyGroupRange keyGroups;
  private final Surroundings around;
  private final SimulatedExecutor io = new SimulatedExecutor(0);
  private TaskState state;

  private HarnessState(KeyGroupRange keyGroups, Surroundings around, List<TaskSnapshot> restored) {
    this.keyGroups = keyGroups;
    this.around = around;
    Folder folder = around.folder();
    SpillSettings nothing =
        new SpillSettings(
            () -> new MemoryStore(folder.files()), new MemoryShares(0).join(), io, () -> {});
    state =
        new TaskState(
            keyGroups,
            folder,
            restored,
            around.spilling() ? Optional.of(nothing) : Optional.empty());
  }

  /** Empty state of a task that has all key groups. */
  static HarnessState ofOneTask(int keyGroups, Replay replay) {
    SimulatedClock clock = new SimulatedClock();
    Folder folder = new Folder(new SimulatedFileStore(0, clock));
    Surroundings around =
        new Surroundings(clock, clock.nanoTime(), folder, replay == Replay.SPILLED);
    return new HarnessState(KeyGroupRange.all(keyGroups), around, List.of());
  }

  /** Saves the states of all tasks, and shares what was saved out among so many tasks. */
  static List<HarnessState> rescale(List<HarnessState> tasks, int parallelism) {
    List<TaskSnapshot> saved = tasks.stream().map(HarnessState::snapshot).toList();
    HarnessState any = tasks.get(0);
    int total = any.keyGroups.total();
    List<HarnessState> states = new ArrayList<>();
    for (int task = 0; task < parallelism; task++) {
      KeyGroupRange range = KeyGroupRange.of(total, parallelism, task);
      states.add(new HarnessState(range, any.around, saved));
    }
    return states;
  }

  SimulatedClock clock() {
    return around.clock();
  }

  /** When the case began, by the clock. */
  long startNanos() {
    return around.startNanos();
  }

  KeyGroupRange keyGroups() {
    return keyGroups;
  }

  /** Lets everything leave memory that may. */
  void spill(long nowMillis) {
    for (int step = 0; around.spilling() && step < STEPS_TO_SPILL; step++) {
      state.beginStep(nowMillis);
      io.runAll();
    }
  }

  /** Lets what is being fetched arrive, and begins the step of a task that was woken by that. */
  void fetch(long nowMillis) {
    io.runAll();
    state.beginStep(nowMillis);
  }

  /** For {@code open}. */
  OperatorState operator() {
    return state.operator(OPERATOR);
  }

  /** After {@code open}: restores tables, as of {@code nowMillis}. */
  void restore(long nowMillis) {
    state.setTime(nowMillis);
    try {
      state.restore();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  void setTime(long nowMillis) {
    state.beginStep(nowMillis);
  }

  /** Writes all that is there; the state of the next operator begins with it. */
  void save() {
    state = new TaskState(keyGroups, around.folder(), List.of(snapshot()));
  }

  private TaskSnapshot snapshot() {
    io.runAll();
    try {
      Frozen frozen = state.freeze();
      return frozen.write();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * What all tasks of a case share.
   *
   * @param spilling whether there is no memory for state
   */
  private record Surroundings(
      SimulatedClock clock, long startNanos, Folder folder, boolean spilling) {}

  /** Numbered runs. */
  private static final class Folder implements RunFolder {
    private final FileStore files;
    private int runs;

    Folder(FileStore files) {
      this.files = files;
    }

    @Override
    public FileStore files() {
      return files;
    }

    @Override
    public String newName() {
      return "run-" + runs++;
    }

    @Override
    public String path(String name) {
      return "/harness/" + name;
    }

    @Override
    public void sync() throws IOException {
      files.syncFolder("/harness");
    }

    @Override
    public void released(String name) {}
  }
}
