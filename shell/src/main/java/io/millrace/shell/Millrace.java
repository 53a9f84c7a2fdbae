package io.millrace.shell;

import io.millrace.data.platform.OuterWorld;
import picocli.CommandLine;

/** Entry point of {@code bin/millrace}. */
@OuterWorld
public final class Millrace {
  private Millrace() {}

  public static void main(String[] args) {
    Interruption interruption = Interruption.install();
    int code = run(args, Terminal.system(), interruption);
    interruption.finished();
    System.exit(code);
  }

  /** Runs one command; returns its exit code. */
  static int run(String[] args, Terminal terminal, Interruption interruption) {
    MillraceCommand command = new MillraceCommand(terminal, interruption);
    CommandLine line =
        new CommandLine(command)
            .setOut(terminal.outWriter())
            .setErr(terminal.errWriter())
            .setUsageHelpAutoWidth(false)
            .setExecutionExceptionHandler(
                (e, on, given) -> {
                  Throwable what = e.getCause() == null ? e : e.getCause();
                  terminal.err().println("millrace: error: internal error: " + what);
                  return ExitCode.ERROR;
                })
            .setParameterExceptionHandler(
                (e, given) -> {
                  terminal.err().println("millrace: error: " + e.getMessage());
                  terminal.err().println("Try 'millrace --help'.");
                  return ExitCode.ERROR;
                });
    return line.execute(args);
  }
}
