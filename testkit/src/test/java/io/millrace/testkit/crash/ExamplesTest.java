package io.millrace.testkit.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.engine.session.JobHandle;
import io.millrace.engine.session.JobStatus;
import io.millrace.engine.session.Result;
import io.millrace.engine.session.Session;
import io.millrace.sql.ast.Query;
import io.millrace.sql.ast.SetOption;
import io.millrace.sql.ast.Statement;
import io.millrace.testkit.simulation.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each example is killed in the middle and run again; its files hold the rows of a run to which
 * nothing happened. Once on a simulated machine, where the moment is drawn, and once as a real
 * process.
 */
class ExamplesTest {
  private static final Path HOME = Path.of("..", "examples").toAbsolutePath().normalize();
  private static final String INTERVAL = "execution.checkpointing.interval";
  private static final long MAX_STEPS = 10_000_000;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flights/delays.sql",
        "telecom/sessions.sql",
        "traffic/traffic.sql",
        "fraud/fraud.sql",
        "earthquakes/earthquakes.sql",
        "features/features.sql"
      })
  void killedInTheMiddle(String example) throws IOException, InterruptedException {
    Path script = HOME.resolve(example);
    Map<String, Integer> expected = simulated(script, 0);
    assertFalse(expected.isEmpty(), "the example writes nothing");
    assertEquals(expected, simulated(script, 3));
    assertEquals(expected, killed(script));
  }

  /** Runs the jobs of a script on a simulated machine that goes down so often in each. */
  private static Map<String, Integer> simulated(Path script, int crashes) throws IOException {
    Random random = new Random(script.getFileName().toString().hashCode());
    World world = new World(random.nextLong());
    try (Stream<Path> files = Files.walk(script.getParent().resolve("data"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        world.write(file.toString(), Files.readAllBytes(file));
      }
    }
    int left = crashes;
    while (!runToEndOrCrash(world, script, left > 0 ? 1 + random.nextInt(8) : Integer.MAX_VALUE)) {
      left--;
      if (random.nextBoolean()) {
        world.kill();
      } else {
        world.crash();
      }
    }
    assertTrue(left < crashes || crashes == 0, "no run was cut short");
    Map<String, Integer> rows = new TreeMap<>();
    String out = script.getParent().resolve("out") + "/";
    for (String path : world.files().paths()) {
      if (path.startsWith(out) && !path.contains("/.")) {
        String text = new String(world.files().bytes(path), StandardCharsets.UTF_8);
        text.lines().forEach(line -> ChangeCount.add(rows, line));
      }
    }
    rows.values().removeIf(n -> n == 0);
    return rows;
  }

  /** Whether all jobs ended; if not, one has completed so many checkpoints. */
  private static boolean runToEndOrCrash(World world, Path script, int checkpoints)
      throws IOException {
    Session session =
        world.session(
            script.getFileName().toString(),
            script.getParent().toString(),
            Map.of(INTERVAL, "1 ms", "millrace.batch-size", "20"));
    for (Statement statement :
        Session.parse(script.toString(), Files.readString(script)).statements()) {
      boolean skipped =
          statement instanceof Query
              || statement instanceof SetOption set && set.key().value().equals(INTERVAL);
      if (skipped) {
        continue;
      }
      if (session.execute(script.toString(), statement) instanceof Result.Started started
          && !ends(world, started.job(), checkpoints)) {
        return false;
      }
    }
    return true;
  }

  private static boolean ends(World world, JobHandle job, int checkpoints) {
    long last = 0;
    int seen = 0;
    for (long i = 0; i < MAX_STEPS && seen < checkpoints && !job.status().isFinal(); i++) {
      assertTrue(world.step(), "everything stands still");
      if (job.progress().lastCheckpoint() != last) {
        last = job.progress().lastCheckpoint();
        seen++;
      }
    }
    assertTrue(job.status() != JobStatus.FAILED, () -> String.valueOf(job.lastFailure()));
    return job.status().isFinal();
  }

  /** Kills a process when its first checkpoint is there, and runs the script again. */
  private Map<String, Integer> killed(Path original) throws IOException, InterruptedException {
    Path home = folder.resolve("example");
    copy(original.getParent().resolve("data"), home.resolve("data"));
    Path script = home.resolve(original.getFileName());
    String text = Files.readString(original).replaceFirst("'1 s'", "'1 ms'");
    Files.writeString(script, text);
    Path log = folder.resolve("log");
    String[] command = {"run", script.toString(), "--set", "millrace.batch-size=1"};
    try (ChildJvm child = ChildJvm.start(log, command)) {
      boolean ended = false;
      while (!ended && !hasCheckpoint(home)) {
        ended = child.await(1);
      }
      child.kill();
    }
    try (ChildJvm child = ChildJvm.start(log, command)) {
      assertTrue(child.await(120_000), "the job did not end: " + child.printed());
      assertEquals(0, child.exitCode(), child.printed());
    }
    Map<String, Integer> rows = new TreeMap<>();
    try (Stream<Path> tables = Files.list(home.resolve("out"))) {
      for (Path table : tables.toList()) {
        Ledger.lines(table).forEach(line -> ChangeCount.add(rows, line));
      }
    }
    rows.values().removeIf(n -> n == 0);
    return rows;
  }

  private static boolean hasCheckpoint(Path home) throws IOException {
    if (!Files.exists(home.resolve(".millrace"))) {
      return false;
    }
    try (Stream<Path> jobs = Files.list(home.resolve(".millrace"))) {
      for (Path job : jobs.toList()) {
        String[] manifests = job.resolve("checkpoints").toFile().list();
        if (manifests != null && manifests.length > 0) {
          return true;
        }
      }
    }
    return false;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
