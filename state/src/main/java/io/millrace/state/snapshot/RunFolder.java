package io.millrace.state.snapshot;

import io.millrace.data.platform.FileStore;
import java.io.IOException;

/** Where a task's runs are. Names are unique over all tasks, attempts and time. Thread-safe. */
public interface RunFolder {
  FileStore files();

  /** A name that no file has, had or will have. */
  String newName();

  /** Where the run of a name is. */
  String path(String name);

  /** Makes names of finished runs durable. */
  void sync() throws IOException;

  /** Says that the task's state does not need a run any more; manifests still may. */
  void released(String name);
}
