package io.millrace.connectors.filesystem.sink;

import io.millrace.connectors.filesystem.layout.TablePath;
import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.FileFailure;
import io.millrace.data.platform.FileStore;
import io.millrace.data.platform.FileStore.Kind;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.Set;
import java.util.TreeSet;

/** Creates the files of one instance under names that nothing else has had. */
final class PartFolder {
  private final FileStore files;
  private final String root;
  private final PartName names;
  private final Set<String> unsynced = new TreeSet<>();
  private boolean checked;
  private long epoch;
  private int next;

  PartFolder(FileStore files, String root, PartName names, long epoch) {
    this.files = files;
    this.root = root;
    this.names = names;
    this.epoch = epoch;
  }

  /** Files created from now on belong to this epoch. */
  void enter(long newEpoch) {
    epoch = newEpoch;
    next = 0;
  }

  /** Sees to it that the folder of the table is there and can be written. */
  void check() {
    if (checked) {
      return;
    }
    String probe = TablePath.in(root, PartName.hidden(names.visible(epoch, next)));
    try {
      Kind kind = files.stat(root).kind();
      if (kind == Kind.FILE) {
        throw MillraceException.deterministic(
                "cannot write '" + root + "': it is a file, but tables are written as folders")
            .withHint("Choose another 'path'.");
      }
      if (kind == Kind.MISSING) {
        files.create(probe).close();
        files.delete(probe);
      }
    } catch (IOException e) {
      throw FileFailure.of("write", root, e);
    }
    checked = true;
  }

  /** Opens a new file in a folder below that of the table. */
  PartFile create(String folder, long nowNanos) {
    check();
    String path = TablePath.in(root, folder);
    try {
      while (true) {
        String name = names.visible(epoch, next++);
        FileStore.Output out = tryCreate(path, name);
        if (out != null) {
          unsynced.add(path);
          return new PartFile(out, folder, name, nowNanos);
        }
      }
    } catch (IOException e) {
      throw FileFailure.of("write", path, e);
    }
  }

  /**
   * Opens a file if neither it nor the one that it will become is there. Without checkpoints, jobs
   * of the same name may have written here before, or do so right now.
   */
  private FileStore.Output tryCreate(String path, String name) throws IOException {
    String hidden = TablePath.in(path, PartName.hidden(name));
    FileStore.Output out;
    try {
      out = files.create(hidden);
    } catch (FileAlreadyExistsException e) {
      if (files.stat(hidden).kind() == Kind.FILE) {
        return null;
      }
      throw e;
    }
    if (files.stat(TablePath.in(path, name)).kind() == Kind.MISSING) {
      return out;
    }
    out.close();
    files.delete(hidden);
    return null;
  }

  /** Makes the names of all files durable that were created since the last call. */
  void sync() {
    for (String folder : unsynced) {
      try {
        files.syncFolder(folder);
      } catch (IOException e) {
        throw FileFailure.of("write", folder, e);
      }
    }
    unsynced.clear();
  }

  void delete(PartFile file) throws IOException {
    files.delete(TablePath.in(TablePath.in(root, file.folder()), PartName.hidden(file.name())));
  }
}
