package io.millrace.executor.coordinator;

import io.millrace.data.platform.FileStore;
import io.millrace.state.snapshot.RunFolder;
import java.io.IOException;

/** Where a task of a job without checkpoints writes what leaves memory. Nothing is made durable. */
final class ScratchFolder implements RunFolder {
  private final FileStore files;
  private final String folder;
  private final String prefix;
  private long sequence;

  ScratchFolder(FileStore files, String folder, long attempt, int task) {
    this.files = files;
    this.folder = folder;
    this.prefix = attempt + "-" + task + "-";
  }

  @Override
  public FileStore files() {
    return files;
  }

  @Override
  public synchronized String newName() {
    return prefix + ++sequence + ".run";
  }

  @Override
  public String path(String name) {
    return folder + "/" + name;
  }

  @Override
  public void sync() {}

  @Override
  public void released(String name) {
    try {
      files.delete(path(name));
    } catch (IOException e) {
      // It is scratch: what cannot be deleted now goes with the folder.
      return;
    }
  }
}
