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
import java.util.List;
import java.util.Optional;

/** State of an operator under test, on files of its own; saved and restored as a task's is. */
final class HarnessState {
  private static final String OPERATOR = "operator";

  /** Steps in which all that may leave memory does so; a step goes through a few segments. */
  private static final int STEPS_TO_SPILL = 100;

  private final KeyGroupRange keyGroups;
  private final Folder folder;
  private final SimulatedExecutor io = new SimulatedExecutor(0);
  private final boolean spilling;
  private TaskState state;

  /**
   * @param spilling whether there is no memory for state
   */
  HarnessState(KeyGroupRange keyGroups, SimulatedClock clock, boolean spilling) {
    this.keyGroups = keyGroups;
    this.spilling = spilling;
    folder = new Folder(new SimulatedFileStore(0, clock));
    SpillSettings nothing =
        new SpillSettings(
            () -> new MemoryStore(folder.files()), new MemoryShares(0).join(), io, () -> {});
    state =
        new TaskState(
            keyGroups, folder, List.of(), spilling ? Optional.of(nothing) : Optional.empty());
  }

  /** Lets everything leave memory that may. */
  void spill(long nowMillis) {
    for (int step = 0; spilling && step < STEPS_TO_SPILL; step++) {
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
    state.beginStep(nowMillis);
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
    try {
      Frozen frozen = state.freeze();
      TaskSnapshot snapshot = frozen.write();
      state = new TaskState(keyGroups, folder, List.of(snapshot));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

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
