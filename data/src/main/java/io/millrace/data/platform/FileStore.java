package io.millrace.data.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * Files, by absolute path with '/' between names. Durable only is what was synced: after a crash a
 * file holds a prefix of what was written since the last {@link Output#sync()}, and a name exists
 * or not as of the last {@link #syncFolder(String)} of its folder, or of a moment after it. Folders
 * themselves are durable once made. Missing files raise {@link java.nio.file.NoSuchFileException},
 * missing permissions {@link java.nio.file.AccessDeniedException}; {@link FileFailure} turns these
 * into words. Thread-safe.
 */
public interface FileStore {

  /** Reads from byte {@code fromByte}; what lies beyond the end is empty. */
  InputStream read(String path, long fromByte) throws IOException;

  /**
   * Creates the file, with its folders; fails with {@link java.nio.file.FileAlreadyExistsException}
   * if it is there. Of several that try at once, one succeeds.
   */
  Output create(String path) throws IOException;

  /** What stands at a path; a missing one is {@link Kind#MISSING}. */
  Entry stat(String path) throws IOException;

  /** Names in a folder, sorted; empty if the folder is missing. */
  List<String> list(String folder) throws IOException;

  /**
   * Moves a file within one file system, atomically, replacing the target. After a crash it stands
   * under the old name, the new one or both, never under none.
   */
  void move(String from, String to) throws IOException;

  /**
   * Gives the file {@code existing} a second name where the file system can, else a synced copy.
   * Fails with {@link java.nio.file.FileAlreadyExistsException} if the name is taken.
   */
  void link(String existing, String name) throws IOException;

  /** Removes a file or a whole folder; nothing happens if it is missing. */
  void delete(String path) throws IOException;

  /** Makes the names in a folder durable, and those that are gone from it. */
  void syncFolder(String folder) throws IOException;

  /** A file being written. {@link #close()} does not sync; closing twice is harmless. */
  abstract class Output extends OutputStream {
    /** Makes all that was written so far durable. */
    public abstract void sync() throws IOException;
  }

  /** What an {@link Entry} is. */
  enum Kind {
    FILE,
    FOLDER,
    MISSING
  }

  /** Kind, size in bytes, time of the last change in milliseconds since the epoch. */
  record Entry(Kind kind, long sizeBytes, long modifiedMillis) {}
}
