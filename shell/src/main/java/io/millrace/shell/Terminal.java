package io.millrace.shell;

import io.millrace.data.platform.OuterWorld;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command writes.
 *
 * @param out results
 * @param err errors, notices, progress
 * @param interactive whether a person is watching {@code err}, so that a line may be rewritten
 * @param columns width of the terminal; 0 if not known
 */
record Terminal(PrintStream out, PrintStream err, boolean interactive, int columns) {

  /** The process's own, in UTF-8 whatever the locale. */
  @OuterWorld
  static Terminal system() {
    PrintStream out = buffered(FileDescriptor.out);
    PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
    System.setOut(out);
    return new Terminal(out, err, System.console() != null && !"dumb".equals(term()), width());
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  @OuterWorld
  private static PrintStream buffered(FileDescriptor descriptor) {
    return new PrintStream(
        new java.io.BufferedOutputStream(new FileOutputStream(descriptor), 1 << 14), false, UTF_8);
  }

  private static String term() {
    return System.getenv().getOrDefault("TERM", "dumb");
  }

  private static int width() {
    try {
      return Integer.parseInt(System.getenv().getOrDefault("COLUMNS", "0"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  PrintWriter outWriter() {
    return new PrintWriter(out, true, UTF_8);
  }

  PrintWriter errWriter() {
    return new PrintWriter(err, true, UTF_8);
  }
}
