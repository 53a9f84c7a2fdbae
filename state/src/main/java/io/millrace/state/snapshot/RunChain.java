package io.millrace.state.snapshot;

import io.millrace.state.table.KeyGroupRange;
import java.util.ArrayList;
import java.util.List;

/**
 * The runs that together hold the rows of a task as last written, oldest first. For the task's
 * thread.
 */
final class RunChain {
  private final RunFolder folder;
  private final KeyGroupRange keyGroups;
  private List<RunRef> runs = List.of();

  /**
   * Runs not needed any more. They are given free two freezes later: a snapshot that names them may
   * still be on its way into a manifest.
   */
  private List<String> unused = new ArrayList<>();

  private List<String> unusedBefore = new ArrayList<>();

  RunChain(RunFolder folder, KeyGroupRange keyGroups) {
    this.folder = folder;
    this.keyGroups = keyGroups;
  }

  void begin(List<RunRef> restored) {
    runs = restored;
  }

  List<RunRef> runs() {
    return runs;
  }

  KeyGroupRange keyGroups() {
    return keyGroups;
  }

  long entries() {
    return runs.stream().mapToLong(RunRef::entries).sum();
  }

  void nextFreeze() {
    unusedBefore.forEach(folder::released);
    unusedBefore = unused;
    unused = new ArrayList<>();
  }

  /** Takes up what a freeze wrote. */
  void written(Frozen frozen) {
    List<RunRef> longer = new ArrayList<>(frozen.isFull() ? List.of() : runs);
    frozen.newRun().ifPresent(longer::add);
    replace(List.copyOf(longer));
  }

  /** Takes up a run that says what some others say together. */
  void merged(ChainMerge merge, RunRef run) {
    replace(merge.applyTo(runs, run));
  }

  private void replace(List<RunRef> changed) {
    for (RunRef run : runs) {
      if (!changed.contains(run)) {
        unused.add(run.name());
      }
    }
    runs = changed;
  }
}
