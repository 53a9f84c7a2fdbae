package io.millrace.connectors.filesystem.source;

import io.millrace.executor.spi.SourceReader.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The positions of all files, the newest first. Immutable and cheap to extend: only a checkpoint
 * goes through all of it.
 */
final class FileHistory implements Position {
  static final FileHistory EMPTY = new FileHistory(null, null, 0);

  private final FilePosition latest;
  private final FileHistory before;
  private final int length;

  private FileHistory(FilePosition latest, FileHistory before, int length) {
    this.latest = latest;
    this.before = before;
    this.length = length;
  }

  static FileHistory of(Collection<FilePosition> positions) {
    FileHistory all = EMPTY;
    for (FilePosition position : positions) {
      all = all.with(position);
    }
    return all;
  }

  /** The same with one more position, which takes the place of an older one of its file. */
  FileHistory with(FilePosition position) {
    return new FileHistory(position, this, length + 1);
  }

  /** Number of positions, those that have been replaced included. */
  int length() {
    return length;
  }

  @Override
  public List<byte[]> entries() {
    Set<String> seen = new HashSet<>();
    List<byte[]> entries = new ArrayList<>();
    for (FileHistory each = this; each.latest != null; each = each.before) {
      if (seen.add(each.latest.path())) {
        entries.add(each.latest.encode());
      }
    }
    return entries;
  }
}
