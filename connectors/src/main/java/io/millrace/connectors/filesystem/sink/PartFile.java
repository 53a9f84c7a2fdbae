package io.millrace.connectors.filesystem.sink;

import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.platform.FileStore;
import java.io.IOException;
import java.util.zip.CRC32C;

/** A hidden file that is being written, through a buffer. */
final class PartFile {
  private static final int BUFFER_BYTES = 1 << 16;

  private final FileStore.Output out;
  private final String folder;
  private final String name;
  private final long openedNanos;
  private final SliceWriter buffer = new SliceWriter(BUFFER_BYTES);
  private final CRC32C crc = new CRC32C();
  private long writtenBytes;

  PartFile(FileStore.Output out, String folder, String name, long openedNanos) {
    this.out = out;
    this.folder = folder;
    this.name = name;
    this.openedNanos = openedNanos;
  }

  String folder() {
    return folder;
  }

  String name() {
    return name;
  }

  long openedNanos() {
    return openedNanos;
  }

  /** Where records are appended; followed by {@link #flushIfLarge}. */
  SliceWriter buffer() {
    return buffer;
  }

  long sizeBytes() {
    return writtenBytes + buffer.length();
  }

  void flushIfLarge() throws IOException {
    if (buffer.length() >= BUFFER_BYTES) {
      flush();
    }
  }

  private void flush() throws IOException {
    out.write(buffer.array(), 0, buffer.length());
    crc.update(buffer.array(), 0, buffer.length());
    writtenBytes += buffer.length();
    buffer.truncate(0);
  }

  /** Makes the file durable and closes it. */
  Committable finish() throws IOException {
    try (out) {
      flush();
      out.sync();
    }
    return new Committable(folder, name, writtenBytes, (int) crc.getValue());
  }

  void abandon() throws IOException {
    out.close();
  }
}
