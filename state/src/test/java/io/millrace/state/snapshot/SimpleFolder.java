package io.millrace.state.snapshot;

import io.millrace.data.platform.FileStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One folder of runs, numbered. */
final class SimpleFolder implements RunFolder {
  private final FileStore files;
  private final String folder;
  private int next;
  final List<String> released = new ArrayList<>();

  SimpleFolder(FileStore files, String folder) {
    this.files = files;
    this.folder = folder;
  }

  @Override
  public FileStore files() {
    return files;
  }

  @Override
  public String newName() {
    return "run-" + next++;
  }

  @Override
  public String path(String name) {
    return folder + "/" + name;
  }

  @Override
  public void sync() throws IOException {
    files.syncFolder(folder);
  }

  @Override
  public void released(String name) {
    released.add(name);
  }
}
