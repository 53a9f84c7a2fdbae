package io.millrace.data.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * Files, by absolute path with '/' between names. Durable only is what was synced: after a crash a
 * file holds a prefix of what was written since the last {@link Output#sync()}, and a name exists
 * or not as of the last {@link #syncFolder(String)}. Missing files raise {@link
 * java.nio.file.NoSuchFileException}. Thread-safe.
 */
public interface FileStore {

  InputStream read(String path, long fromByte) throws IOException;

  /** Creates the file, with its folders; fails with FileAlreadyExistsException if it is there. */
  Output create(String path) throws IOException;

  /** What stands at a path; a missing one is {@link Kind#MISSING}. */
  Entry stat(String path) throws IOException;

  /** Names in a folder, sorted; empty if the folder is missing. */
  List<String> list(String folder) throws IOException;

  /** Moves within one file system, atomically, replacing the target. */
  void move(String from, String to) throws IOException;

  /** Gives {@code existing} a second name where the file system can, else copies it. */
  void link(String existing, String name) throws IOException;

  /** Removes a file or a whole folder; nothing happens if it is missing. */
  void delete(String path) throws IOException;

  void syncFolder(String folder) throws IOException;

  /** A file being written. {@link #close()} does not sync. */
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
