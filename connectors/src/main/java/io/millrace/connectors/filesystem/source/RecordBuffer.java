package io.millrace.connectors.filesystem.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A window on a stream: bytes from the first unread one on. Counts bytes and lines gone by. */
final class RecordBuffer {
  private static final int FIRST_SIZE = 1 << 17;

  private final InputStream in;
  private final int mostBytes;
  private byte[] bytes = new byte[FIRST_SIZE];
  private int from;
  private int to;
  private int counted;
  private long lines;
  private long passed;
  private boolean ended;

  /**
   * A window.
   *
   * @param passed bytes of the stream that lie before {@code in}
   * @param lines line ends among them
   * @param mostBytes how large a window may become
   */
  RecordBuffer(InputStream in, long passed, long lines, int mostBytes) {
    this.in = in;
    this.passed = passed;
    this.lines = lines;
    this.mostBytes = mostBytes;
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
