package io.millrace.executor.task;

import io.millrace.state.snapshot.TaskSnapshot;
import java.io.IOException;

/** What the tables of a task held at a barrier. */
@FunctionalInterface
public interface FrozenState {

  /**
   * Writes it, durably; called once, on an I/O thread, while the task goes on. Returns what a
   * manifest holds of it.
   */
  TaskSnapshot write() throws IOException;
}
