package io.millrace.data.platform;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** An outer world in which one seed decides everything. For one thread. */
public final class SimulatedPlatform {
  private final Random random;
  private final SimulatedClock clock = new SimulatedClock();
  private final SimulatedFileStore files;
  private final SimulatedExecutor io;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Platform platform;

  public SimulatedPlatform(long seed) {
    random = new Random(seed);
    files = new SimulatedFileStore(random.nextLong(), clock);
    io = new SimulatedExecutor(random.nextLong());
    Console console =
        Console.of(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    platform = new Platform(clock, new Random(random.nextLong()), files, files, io, console);
  }

  /** What the system under test gets. */
  public Platform platform() {
    return platform;
  }

  public SimulatedClock clock() {
    return clock;
  }

  public SimulatedFileStore files() {
    return files;
  }

  public SimulatedExecutor io() {
    return io;
  }

  /** Further decisions of a scenario are drawn from here. */
  public Random random() {
    return random;
  }

  /** All that was written to standard output. */
  public String standardOut() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** All that was written to standard error. */
  public String standardError() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** The process is gone, with pending work and locks; files are as it left them. */
  public void kill() {
    io.crash();
    files.kill();
  }

  /** The machine is gone: pending work, locks, and files as far as they were not synced. */
  public void crash() {
    io.crash();
    files.crash();
  }
}
