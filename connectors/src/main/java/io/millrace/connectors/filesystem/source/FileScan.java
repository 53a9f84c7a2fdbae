package io.millrace.connectors.filesystem.source;

import io.millrace.connectors.filesystem.layout.TablePath;
import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.FileFailure;
import io.millrace.data.platform.FileStore;
import io.millrace.data.platform.FileStore.Entry;
import io.millrace.data.platform.FileStore.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the files of a table, in the order of their paths. */
final class FileScan {
  private static final List<String> OTHER_COMPRESSIONS =
      List.of(".bz2", ".xz", ".zst", ".zstd", ".deflate", ".lz4", ".snappy");

  private final FileStore files;
  private final String root;
  private final Pattern pattern;

  /**
   * A scan.
   *
   * @param root absolute path of a file or folder
   * @param pattern what the whole absolute path of a file must match, or null
   */
  FileScan(FileStore files, String root, Pattern pattern) {
    this.files = files;
    this.root = root;
    this.pattern = pattern;
  }

  List<FoundFile> find() {
    List<FoundFile> found = new ArrayList<>();
    String at = root;
    try {
      Entry entry = files.stat(root);
      if (entry.kind() == Kind.MISSING) {
        throw MillraceException.deterministic("there is no file or folder '" + root + "'")
            .withHint("Check option 'path'; a relative path begins in the folder of the script.");
      }
      if (entry.kind() == Kind.FILE) {
        add("", entry, found);
      } else {
        findIn("", found);
      }
    } catch (IOException e) {
      throw FileFailure.of("read", at, e);
    }
    found.sort(Comparator.comparing(FoundFile::path));
    return found;
  }

  private void findIn(String folder, List<FoundFile> found) throws IOException {
    for (String name : files.list(TablePath.in(root, folder))) {
      if (TablePath.isHidden(name)) {
        continue;
      }
      String path = folder.isEmpty() ? name : folder + "/" + name;
      Entry entry = files.stat(TablePath.in(root, path));
      switch (entry.kind()) {
        case FILE -> add(path, entry, found);
        case FOLDER -> findIn(path, found);
        case MISSING -> {
          // It went away since it was listed.
        }
      }
    }
  }

  private void add(String path, Entry entry, List<FoundFile> found) {
    String fullPath = TablePath.in(root, path);
    if (pattern != null && !pattern.matcher(fullPath).matches()) {
      return;
    }
    for (String suffix : OTHER_COMPRESSIONS) {
      if (fullPath.endsWith(suffix)) {
        throw MillraceException.notSupported(
            "files compressed as '" + suffix + "', such as '" + fullPath + "'");
      }
    }
    found.add(new FoundFile(path, fullPath, entry.sizeBytes(), entry.modifiedMillis()));
  }
}
