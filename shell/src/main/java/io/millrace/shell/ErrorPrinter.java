package io.millrace.shell;

import io.millrace.data.error.MillraceException;
import io.millrace.data.error.SourcePosition;
import java.io.PrintStream;
import java.util.List;

/** Shows an error with its place: {@code file:line:column: error: …}, the line, and a caret. */
final class ErrorPrinter {
  private final PrintStream err;
  private final String file;
  private final List<String> lines;

  /**
   * @param file as the user gave it; null for statements of the command line
   * @param script the text that positions refer to
   */
  ErrorPrinter(PrintStream err, String file, String script) {
    this.err = err;
    this.file = file;
    String text = script.startsWith("\uFEFF") ? script.substring(1) : script;
    this.lines = text.lines().toList();
  }

  /**
   * @param verbose whether to print where in Millrace the error was noticed as well
   */
  void print(MillraceException error, boolean verbose) {
    SourcePosition position = error.position().orElse(null);
    String name = file == null ? "millrace" : file;
    if (position == null) {
      err.println(name + ": error: " + error.getMessage());
    } else {
      err.println(
          name
              + ":"
              + position.line()
              + ":"
              + position.column()
              + ": error: "
              + error.getMessage());
      printSource(position);
    }
    error.hint().ifPresent(hint -> err.println("  hint: " + hint));
    if (verbose) {
      error.printStackTrace(err);
    }
  }

  private void printSource(SourcePosition position) {
    if (position.line() < 1 || position.line() > lines.size()) {
      return;
    }
    String line = lines.get(position.line() - 1);
    String number = String.valueOf(position.line());
    int column = Math.min(position.column(), line.length() + 1);
    int length = Math.max(1, Math.min(position.length(), line.length() + 1 - column));
    StringBuilder caret = new StringBuilder();
    for (int i = 0; i < column - 1; i++) {
      caret.append(line.charAt(i) == '\t' ? '\t' : ' ');
    }
    caret.append('^').append("~".repeat(length - 1));
    err.println("  " + number + " | " + line);
    err.println("  " + " ".repeat(number.length()) + " | " + caret);
  }
}
