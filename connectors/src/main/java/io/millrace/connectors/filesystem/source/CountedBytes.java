package io.millrace.connectors.filesystem.source;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Buffered bytes of a file that tell how many were taken and, for certain, whether more follow. */
final class CountedBytes extends InputStream {
  private final BufferedInputStream in;
  private long taken;

  CountedBytes(InputStream raw, int bufferBytes) {
    in = new BufferedInputStream(raw, bufferBytes);
  }

  long taken() {
    return taken;
  }

  @Override
  public int read() throws IOException {
    int next = in.read();
    taken += next < 0 ? 0 : 1;
    return next;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = in.read(bytes, offset, length);
    taken += Math.max(0, count);
    return count;
  }

  /** 1 if there are more bytes, 0 at the end: a stream of its own accord may answer 0 anywhere. */
  @Override
  public int available() throws IOException {
    in.mark(1);
    int next = in.read();
    in.reset();
    return next < 0 ? 0 : 1;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
