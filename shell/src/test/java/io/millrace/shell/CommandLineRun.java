package io.millrace.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one command did.
 *
 * @param code its exit code
 * @param out what it printed
 * @param err what it complained of
 */
record CommandLineRun(int code, String out, String err) {

  static CommandLineRun of(String... args) {
    return of(Interruption.manual(), args);
  }

  static CommandLineRun of(Interruption interruption, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Millrace.run(args, terminal(out, err), interruption);
    return new CommandLineRun(code, text(out), text(err));
  }

  private static Terminal terminal(ByteArrayOutputStream out, ByteArrayOutputStream err) {
    return new Terminal(print(out), print(err), false, 0);
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** What it complained of, but for the notice of a job's memory, which depends on the machine. */
  static String complaints(String err) {
    return err.lines()
        .filter(line -> !line.startsWith("notice: state: "))
        .collect(Collectors.joining("\n"));
  }

  /** It succeeded and had nothing to complain of. */
  CommandLineRun succeeded() {
    assertEquals("", complaints(err));
    assertEquals(ExitCode.OK, code);
    return this;
  }

  CommandLineRun printed(String... lines) {
    assertEquals(List.of(lines), out.lines().toList());
    return this;
  }

  CommandLineRun failed(String... lines) {
    assertEquals(List.of(lines), err.lines().toList());
    assertEquals(ExitCode.ERROR, code);
    return this;
  }
}
