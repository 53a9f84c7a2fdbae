package io.millrace.connectors.filesystem.source;

import io.millrace.data.error.MillraceException;
import java.io.IOException;
import java.io.InputStream;

/** The decoded bytes of a gzip file from some position on; decoding begins with the first read. */
final class GzipContent extends InputStream {
  private static final int BUFFER_BYTES = 1 << 16;

  private final FoundFile file;
  private final InputStream raw;
  private final long position;
  private InputStream decoded;

  GzipContent(FoundFile file, InputStream raw, long position) {
    this.file = file;
    this.raw = raw;
    this.position = position;
  }

  @Override
  public int read() throws IOException {
    return decoded().read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return decoded().read(bytes, offset, length);
  }

  private InputStream decoded() throws IOException {
    if (decoded == null) {
      decoded = new GzipMembers(new CountedBytes(raw, BUFFER_BYTES), BUFFER_BYTES);
      byte[] skipped = new byte[BUFFER_BYTES];
      for (long left = position; left > 0; ) {
        int count = decoded.read(skipped, 0, (int) Math.min(left, skipped.length));
        if (count < 0) {
          throw MillraceException.deterministic(
                  "file '" + file.fullPath() + "' holds less than was read of it before")
              .withHint("Files may only grow. To read everything anew, run with --fresh.");
        }
        left -= count;
      }
    }
    return decoded;
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }
}
