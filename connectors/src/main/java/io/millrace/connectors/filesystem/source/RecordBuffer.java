package io.millrace.connectors.filesystem.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A window on a stream: bytes from the first unread one on. Counts bytes and lines gone by. */
final class RecordBuffer {
  private static final int LEAST_BYTES = 1 << 10;
  private static final int USUAL_BYTES = 1 << 17;

  private final InputStream in;
  private final int mostBytes;
  private byte[] bytes;
  private int from;
  private int to;
  private int counted;
  private long lines;
  private long passed;
  private boolean ended;

  /**
   * A window.
   *
   * @param position whose bytes and lines lie before {@code in}
   * @param leftBytes how many bytes {@code in} likely has
   * @param mostBytes how large a window may become
   */
  RecordBuffer(InputStream in, FilePosition position, long leftBytes, int mostBytes) {
    this.in = in;
    this.mostBytes = mostBytes;
    passed = position.bytes();
    lines = position.lines();
    bytes = new byte[(int) Math.min(USUAL_BYTES, Math.max(LEAST_BYTES, leftBytes + 1))];
  }

  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** Whether the stream has no more bytes than those in the window. */
  boolean ended() {
    return ended;
  }

  /** Whether no more fits. */
  boolean isFull() {
    return to - from >= mostBytes;
  }

  /** Position of the first unread byte in the stream. */
  long position() {
    return passed + from;
  }

  /** Line ends before the first unread byte. */
  long lines() {
    for (; counted < from; counted++) {
      lines += bytes[counted] == '\n' ? 1 : 0;
    }
    return lines;
  }

  /** Leaves bytes behind. */
  void advance(int newFrom) {
    from = newFrom;
  }

  /** Reads more bytes, at least one unless the stream ends. */
  void fill() throws IOException {
    if (from > 0) {
      lines();
      System.arraycopy(bytes, from, bytes, 0, to - from);
      passed += from;
      to -= from;
      from = 0;
      counted = 0;
    }
    if (to == bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(mostBytes, bytes.length * 2L));
    }
    int count = in.read(bytes, to, bytes.length - to);
    ended = count < 0;
    to += Math.max(0, count);
  }

  void close() throws IOException {
    in.close();
  }
}
