package io.millrace.data.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Writes a local file through a buffer. */
final class LocalOutput extends FileStore.Output {
  private static final int BUFFER_BYTES = 1 << 15;

  private final FileChannel channel;
  private ByteBuffer buffer;

  LocalOutput(FileChannel channel) {
    this.channel = channel;
  }

  @Override
  public void write(int value) throws IOException {
    if (buffer().remaining() == 0) {
      flush();
    }
    buffer.put((byte) value);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (length > buffer().remaining()) {
      flush();
    }
    if (length > buffer.capacity()) {
      writeAll(ByteBuffer.wrap(bytes, offset, length));
    } else {
      buffer.put(bytes, offset, length);
    }
  }

  private ByteBuffer buffer() {
    if (buffer == null) {
      buffer = ByteBuffer.allocate(BUFFER_BYTES);
    }
    return buffer;
  }

  @Override
  public void flush() throws IOException {
    if (buffer != null && buffer.position() > 0) {
      buffer.flip();
      try {
        writeAll(buffer);
      } finally {
        buffer.clear();
      }
    }
  }

  private void writeAll(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public void sync() throws IOException {
    flush();
    channel.force(true);
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      try (channel) {
        flush();
      }
    }
  }
}
