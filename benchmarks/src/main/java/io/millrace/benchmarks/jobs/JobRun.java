package io.millrace.benchmarks.jobs;

import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.LocalPlatform;
import io.millrace.data.platform.OuterWorld;
import io.millrace.data.platform.Platform;
import io.millrace.engine.session.JobHandle;
import io.millrace.engine.session.JobProgress;
import io.millrace.engine.session.JobStatus;
import io.millrace.engine.session.Result;
import io.millrace.engine.session.Session;
import io.millrace.engine.session.SessionSettings;
import io.millrace.engine.session.SharedMemory;
import io.millrace.sql.ast.Statement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs the job of a script for a while and prints what it did as a line. Called by {@code
 * dev/bench}.
 *
 * <p>Arguments: script, seconds to warm up, seconds to measure, working folder, then {@code
 * key=value}. With {@code rows=N} it warms up until N rows have come in, besides. With 0 seconds to
 * measure it prints how long after the start of the process rows came out of the job, and ends.
 * With a negative number it prints "ready" when N rows are part of a checkpoint, and goes on until
 * it is killed.
 */
@OuterWorld
public final class JobRun {
  private static final int IO_THREADS = 4;
  private static final long LOOK_MILLIS = 2;

  private final JobHandle job;
  private final FlowWatch flow;
  private final CheckpointFolder folder;
  private final Platform platform;

  private JobRun(JobHandle job, Path work, Platform platform) {
    this.job = job;
    this.platform = platform;
    flow = new FlowWatch(job, platform.clock());
    folder = new CheckpointFolder(work.resolve(".millrace"));
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Path script = Path.of(args[0]);
    Path work = Files.createDirectories(Path.of(args[3])).toAbsolutePath();
    Map<String, String> options = new HashMap<>();
    long rows = 0;
    for (int i = 4; i < args.length; i++) {
      String[] pair = args[i].split("=", 2);
      if (pair[0].equals("rows")) {
        rows = Long.parseLong(pair[1]);
      } else {
        options.put(pair[0], pair[1]);
      }
    }
    Platform platform = LocalPlatform.create(IO_THREADS);
    String name = script.getFileName().toString().replace(".sql", "");
    SessionSettings settings =
        new SessionSettings(
            platform,
            work.toString(),
            work.resolve("scratch").toString(),
            name,
            options,
            false,
            false);
    try (SharedMemory memory = new SharedMemory();
        Session session = new Session(settings, memory)) {
      JobRun run =
          new JobRun(start(session, script.toString(), Files.readString(script)), work, platform);
      int seconds = Integer.parseInt(args[2]);
      if (seconds < 0) {
        run.fill(rows);
      }
      System.out.println(
          seconds == 0
              ? run.firstRows()
              : run.measure(name, Integer.parseInt(args[1]), seconds, rows));
      System.out.flush();
    } catch (MillraceException e) {
      System.err.println("dev/bench: error: " + e.getMessage());
      Runtime.getRuntime().halt(1);
    }
    // An endless job need not end well.
    Runtime.getRuntime().halt(0);
  }

  private static JobHandle start(Session session, String file, String text) {
    JobHandle started = null;
    for (Statement statement : Session.parse(file, text).statements()) {
      if (session.execute(file, statement) instanceof Result.Started job) {
        started = job.job();
      }
    }
    return started;
  }

  private String firstRows() throws InterruptedException {
    // Rows come in while state is still being restored: what counts is when some come out.
    while (flow.look().rowsOut() == 0) {
      rest();
    }
    return String.format(Locale.ROOT, "%.2f", Process.ageMillis() / 1e3);
  }

  /** Runs until it is killed. */
  private void fill(long rows) throws InterruptedException {
    while (flow.look().rowsIn() < rows) {
      rest();
    }
    // The next checkpoint to complete may have begun before the rows were there.
    long full = flow.look().lastCheckpoint() + 2;
    while (flow.look().lastCheckpoint() < full) {
      rest();
    }
    System.out.println("ready");
    System.out.flush();
    while (true) {
      rest();
    }
  }

  /**
   * Looks at the flow for so many seconds of time and of CPU, and until so many rows have come in.
   */
  private JobProgress watch(int seconds, long rows) throws InterruptedException {
    long until = platform.clock().nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    double untilCpu = Process.cpuSeconds() + seconds;
    long lookAt = 0;
    JobProgress progress = flow.look();
    while (platform.clock().nanoTime() < until
        || Process.cpuSeconds() < untilCpu
        || progress.rowsIn() < rows) {
      rest();
      progress = flow.look();
      if (platform.clock().nanoTime() > lookAt) {
        folder.look();
        lookAt = platform.clock().nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
      }
    }
    return progress;
  }

  private void rest() throws InterruptedException {
    if (job.status() == JobStatus.FAILED) {
      job.await(1, TimeUnit.SECONDS);
    }
    Process.sleep(LOOK_MILLIS);
  }

  private String measure(String name, int warmUpSeconds, int seconds, long rows)
      throws IOException, InterruptedException {
    JobProgress before = watch(warmUpSeconds, rows);
    flow.reset();
    double cpu = Process.cpuSeconds();
    double gc = Process.gcSeconds();
    long bytes = folder.look();
    long began = platform.clock().nanoTime();
    JobProgress after = watch(seconds, 0);
    double wall = (platform.clock().nanoTime() - began) / 1e9;
    double cpuUsed = Process.cpuSeconds() - cpu;
    double million = (after.rowsIn() - before.rowsIn()) / 1e6;
    long checkpoints = after.lastCheckpoint() - before.lastCheckpoint();
    return String.format(
        Locale.ROOT,
        "%-32s %9.2f %9.2f %11.2f %8.2f %6d %11s %11.0f %9.0f %8d",
        name,
        million / wall,
        cpuUsed,
        2 * million / cpuUsed,
        Process.gcSeconds() - gc,
        checkpoints,
        checkpoints == 0 ? "-" : megabytes((folder.look() - bytes) / checkpoints),
        flow.longestStopMillis(),
        flow.longestBlindMillis(),
        Process.peakResidentMegabytes());
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
