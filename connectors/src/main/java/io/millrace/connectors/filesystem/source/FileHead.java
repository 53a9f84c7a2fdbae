package io.millrace.connectors.filesystem.source;

import io.millrace.data.platform.FileStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32C;

/** The first bytes of a file, by which it is recognised. */
record FileHead(int bytes, int crc) {
  private static final int USUAL = 4096;

  /** The head of a file as it is now, of up to 4096 bytes. */
  static FileHead of(FileStore files, String path) throws IOException {
    return of(files, path, USUAL);
  }

  /** The head of at most so many bytes. */
  static FileHead of(FileStore files, String path, int most) throws IOException {
    byte[] head;
    try (InputStream in = files.read(path, 0)) {
      head = in.readNBytes(most);
    }
    CRC32C crc = new CRC32C();
    crc.update(head, 0, head.length);
    return new FileHead(head.length, (int) crc.getValue());
  }

  static boolean matches(FileStore files, String path, FilePosition known) throws IOException {
    FileHead now = of(files, path, known.headBytes());
    return now.bytes == known.headBytes() && now.crc == known.head();
  }
}
