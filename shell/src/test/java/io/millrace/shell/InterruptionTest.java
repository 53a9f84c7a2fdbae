package io.millrace.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class InterruptionTest {
  private static final String ENDLESS =
      "CREATE TABLE g (a BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '1000');";

  @Test
  void aRunThatWasInterruptedBeforeItBeganRunsNothing() {
    Interruption interruption = Interruption.manual();
    interruption.request();
    CommandLineRun run = CommandLineRun.of(interruption, "-e", "SELECT 1");
    assertEquals(ExitCode.INTERRUPTED, run.code());
    assertEquals("", run.out());
    assertEquals("", run.err());
  }

  @Test
  void anEndlessQueryStopsWithoutAComplaint() {
    Interruption interruption = Interruption.manual();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    OutputStream firstByteInterrupts = new InterruptingStream(interruption);
    Terminal terminal =
        new Terminal(
            new PrintStream(firstByteInterrupts, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            0);
    String[] args = {"-e", ENDLESS + "SELECT a FROM g", "--format", "csv"};
    assertEquals(ExitCode.INTERRUPTED, Millrace.run(args, terminal, interruption));
    assertEquals("", CommandLineRun.complaints(err.toString(StandardCharsets.UTF_8)));
  }

  @Test
  void anEndlessJobStopsWithoutAComplaint() {
    Interruption interruption = Interruption.manual();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(new InterruptingStream(interruption), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            0);
    String text =
        ENDLESS
            + "CREATE TABLE b (a BIGINT) WITH ('connector' = 'blackhole');"
            + "INSERT INTO b SELECT a FROM g; SHOW TABLES;";
    String[] args = {"-e", text};
    assertEquals(ExitCode.INTERRUPTED, Millrace.run(args, terminal, interruption));
    assertEquals("", CommandLineRun.complaints(err.toString(StandardCharsets.UTF_8)));
  }

  @Test
  void anEndlessQueryEndsWhenNobodyTakesItsRows() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(new ClosedPipe(), false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            0);
    String[] args = {"-e", ENDLESS + "SELECT a FROM g", "--format", "csv"};
    assertEquals(ExitCode.ERROR, Millrace.run(args, terminal, Interruption.manual()));
    assertEquals(
        "millrace: error: cannot write the output: its reader has gone, or its disk is full",
        CommandLineRun.complaints(err.toString(StandardCharsets.UTF_8)));
  }

  @Test
  void whatIsSaidAfterTheRequestIsRunAtOnce() {
    Interruption interruption = Interruption.manual();
    interruption.request();
    boolean[] stopped = {false};
    interruption.onRequest(() -> stopped[0] = true);
    assertTrue(stopped[0]);
  }

  private static final class ClosedPipe extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("Broken pipe");
    }
  }

  /** Ctrl-C as soon as something is printed. */
  private static final class InterruptingStream extends OutputStream {
    private final Interruption interruption;

    InterruptingStream(Interruption interruption) {
      this.interruption = interruption;
    }

    @Override
    public void write(int b) {
      if (!interruption.requested()) {
        interruption.request();
      }
    }
  }
}
