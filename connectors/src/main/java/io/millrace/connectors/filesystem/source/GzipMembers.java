package io.millrace.connectors.filesystem.source;

import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The content of all members of a gzip file. The JDK takes whatever follows a member and is not the
 * whole head of another one for the end of the file; here that is an error, for rows may be lost
 * with it.
 */
final class GzipMembers extends GZIPInputStream {
  private static final int TRAILER_BYTES = 8;

  private final CountedBytes file;
  private long takenByFill;

  GzipMembers(CountedBytes file, int bufferBytes) throws IOException {
    super(file, bufferBytes);
    this.file = file;
  }

  @Override
  protected void fill() throws IOException {
    super.fill();
    takenByFill = file.taken();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    if (count < 0) {
      requireEnd();
    }
    return count;
  }

  /** At the end nothing lies behind the last trailer, neither in the inflater nor in the file. */
  private void requireEnd() throws IOException {
    int left = inf.getRemaining();
    long takenOfTrailer = Math.max(0, TRAILER_BYTES - left);
    if (left > TRAILER_BYTES
        || file.taken() - takenByFill != takenOfTrailer
        || file.available() > 0) {
      throw new ZipException("what follows a complete part is not gzip");
    }
  }
}
