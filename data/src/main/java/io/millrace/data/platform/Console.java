package io.millrace.data.platform;

import java.io.PrintStream;

/**
 * Standard output and standard error of the process. Thread-safe: what one call writes stands
 * together. What cannot be written is lost, as with {@link java.io.PrintStream}.
 */
public interface Console {

  void out(byte[] bytes, int offset, int length);

  void err(byte[] bytes, int offset, int length);

  /** A console over two streams; each call is flushed. */
  static Console of(PrintStream out, PrintStream err) {
    return new Console() {
      @Override
      public void out(byte[] bytes, int offset, int length) {
        write(out, bytes, offset, length);
      }

      @Override
      public void err(byte[] bytes, int offset, int length) {
        write(err, bytes, offset, length);
      }

      private static void write(PrintStream stream, byte[] bytes, int offset, int length) {
        synchronized (stream) {
          stream.write(bytes, offset, length);
          stream.flush();
        }
      }
    };
  }
}
