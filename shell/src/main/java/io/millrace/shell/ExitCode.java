package io.millrace.shell;

/** What the command returns to the system. */
final class ExitCode {
  static final int OK = 0;
  static final int ERROR = 1;
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
