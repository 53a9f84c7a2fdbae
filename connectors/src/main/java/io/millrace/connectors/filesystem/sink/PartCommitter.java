package io.millrace.connectors.filesystem.sink;

import io.millrace.connectors.filesystem.layout.TablePath;
import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.FileFailure;
import io.millrace.data.platform.FileStore;
import io.millrace.data.platform.FileStore.Entry;
import io.millrace.data.platform.FileStore.Kind;
import io.millrace.executor.spi.Committer;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Gives files their visible names. */
final class PartCommitter implements Committer {
  private final FileStore files;
  private final String root;

  PartCommitter(FileStore files, String root) {
    this.files = files;
    this.root = root;
  }

  /**
   * Renames. A hidden file was durable before its committable was handed out, so one that is not
   * there any more has been renamed before, whatever has become of it since.
   */
  @Override
  public void commit(List<byte[]> committables) {
    Set<String> folders = new TreeSet<>();
    for (byte[] encoded : committables) {
      Committable file = Committable.decode(encoded);
      String hidden = file.hiddenPath(root);
      try {
        Entry entry = files.stat(hidden);
        if (entry.kind() == Kind.FILE) {
          requireSize(hidden, entry.sizeBytes(), file.sizeBytes());
          files.move(hidden, file.visiblePath(root));
        }
        if (entry.kind() == Kind.FILE || files.stat(file.visiblePath(root)).kind() == Kind.FILE) {
          folders.add(TablePath.parent(hidden));
        }
      } catch (IOException e) {
        throw FileFailure.of("write", file.visiblePath(root), e);
      }
    }
    for (String folder : folders) {
      try {
        files.syncFolder(folder);
      } catch (IOException e) {
        throw FileFailure.of("write", folder, e);
      }
    }
  }

  private static void requireSize(String path, long sizeBytes, long expected) {
    if (sizeBytes != expected) {
      throw MillraceException.deterministic(
              "file '"
                  + path
                  + "' has "
                  + sizeBytes
                  + " bytes, but "
                  + expected
                  + " were written: something has changed it")
          .withHint("To start anew, run with --fresh.");
    }
  }

  @Override
  public void removeLeftovers(String job) {
    try {
      removeIn(root, PartName.leftovers(job));
    } catch (IOException e) {
      throw FileFailure.of("clear", root, e);
    }
  }

  private void removeIn(String folder, Pattern leftovers) throws IOException {
    if (files.stat(folder).kind() != Kind.FOLDER) {
      return;
    }
    for (String name : files.list(folder)) {
      String path = TablePath.in(folder, name);
      if (leftovers.matcher(name).matches()) {
        files.delete(path);
      } else if (name.indexOf('=') > 0) {
        removeIn(path, leftovers);
      }
    }
  }
}
