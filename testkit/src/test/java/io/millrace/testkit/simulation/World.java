package io.millrace.testkit.simulation;

import io.millrace.data.platform.FileStore;
import io.millrace.data.platform.SimulatedFileStore;
import io.millrace.data.platform.SimulatedPlatform;
import io.millrace.engine.session.JobHandle;
import io.millrace.engine.session.Result;
import io.millrace.engine.session.Session;
import io.millrace.engine.session.SessionSettings;
import io.millrace.executor.simulation.SimulatedScheduler;
import io.millrace.sql.ast.Statement;
import io.millrace.state.store.MemoryStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A simulated machine with its files, on which one process after the other runs. */
public final class World {
  static final String FOLDER = "/sim";
  private static final String SCRATCH = "/scratch";

  private final SimulatedPlatform platform;
  private SimulatedScheduler scheduler;
  private long traceHash;

  public World(long seed) {
    platform = new SimulatedPlatform(seed);
    scheduler = new SimulatedScheduler(platform);
  }

  public SimulatedFileStore files() {
    return platform.files();
  }

  /** Puts the input there; durable. */
  void write(Scenario scenario, long seed) {
    scenario
        .inputs()
        .forEach(
            (path, content) -> {
              Random random = new Random(seed * 31 + path.hashCode());
              String text = String.join("\n", content.apply(random)) + "\n";
              write(FOLDER + "/" + path, text.getBytes(StandardCharsets.UTF_8));
            });
  }

  /** All that processes printed. */
  public String standardOut() {
    return platform.standardOut();
  }

  /** Puts a file there; durable. */
  public void write(String path, byte[] bytes) {
    try (FileStore.Output out = files().create(path)) {
      out.write(bytes);
      out.sync();
      files().syncFolder(path.substring(0, path.lastIndexOf('/')));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A process starts and runs the statements; the job of the last one goes on.
   *
   * @throws io.millrace.data.error.MillraceException if a statement fails
   */
  JobHandle start(Scenario scenario, Map<String, String> options) {
    Session session = session(scenario.name(), FOLDER, options);
    List<Statement> statements =
        Session.parse(scenario.name() + ".sql", scenario.script()).statements();
    Result last = null;
    for (Statement statement : statements) {
      last = session.execute(scenario.name() + ".sql", statement);
    }
    return ((Result.Started) last).job();
  }

  /** What a process begins with; its jobs run by {@link #step}. */
  public Session session(String name, String folder, Map<String, String> options) {
    return new Session(
        new SessionSettings(platform.platform(), folder, SCRATCH, name, options, false, false),
        scheduler,
        () -> new MemoryStore(files()));
  }

  /** Does one thing; false if there is nothing to do, now or ever. */
  public boolean step() {
    return scheduler.runOne();
  }

  /** The machine loses power: what was not synced may be lost. */
  public void crash() {
    platform.crash();
    next();
  }

  /** The process is killed. */
  public void kill() {
    platform.kill();
    next();
  }

  private void next() {
    traceHash = traceHash();
    scheduler = new SimulatedScheduler(platform);
  }

  /** Tells runs apart that took different ways. */
  long traceHash() {
    return traceHash * 31 + scheduler.traceHash();
  }
}
