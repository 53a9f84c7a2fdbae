package io.millrace.state.checkpoint;

import io.millrace.data.platform.FileStore;
import io.millrace.data.platform.FileStore.Entry;
import io.millrace.data.platform.FileStore.Kind;
import io.millrace.state.snapshot.RunRef;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32C;

/** Compares a data file with what its manifest says of it. */
final class FileCheck {
  private static final int BUFFER_BYTES = 1 << 16;

  private FileCheck() {}

  /** What is wrong with the file; null if nothing is. */
  static String damage(FileStore files, String path, RunRef expected) throws IOException {
    Entry entry = files.stat(path);
    if (entry.kind() != Kind.FILE) {
      return "its file " + expected.name() + " is missing";
    }
    if (entry.sizeBytes() != expected.sizeBytes()) {
      return "its file "
          + expected.name()
          + " has "
          + entry.sizeBytes()
          + " bytes instead of "
          + expected.sizeBytes();
    }
    return crc32c(files, path) == expected.crc32c()
        ? null
        : "the checksum of its file " + expected.name() + " does not match";
  }

  private static int crc32c(FileStore files, String path) throws IOException {
    CRC32C crc = new CRC32C();
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = files.read(path, 0)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        crc.update(buffer, 0, n);
      }
    }
    return (int) crc.getValue();
  }
}
