package io.millrace.testkit.script;

import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType.Field;
import io.millrace.engine.config.ExecutionOptions;
import io.millrace.engine.config.RuntimeMode;
import io.millrace.engine.session.JobHandle;
import io.millrace.engine.session.JobStatus;
import io.millrace.engine.session.Result;
import io.millrace.engine.session.Session;
import io.millrace.testkit.simulation.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A query whose rows go to a table, by a job on a simulated machine that crashes, goes down and is
 * started again, twice, soon after a checkpoint. What was committed in the end is what the query
 * says when nothing happens.
 */
final class CrashedQuery {
  private static final int CRASHES = 2;
  private static final long MAX_STEPS = 1_000_000;

  private final String sql;
  private final List<String> before;
  private final Path folder;
  private final Map<String, String> options;
  private final Random random;
  private final World world;
  private final String table;

  /** How many jobs went on from a checkpoint before their end, in this JVM. */
  private static int restoredInTheMiddle;

  /**
   * @param before the statements of the session so far, but for queries and INSERTs
   * @param folder the session's; its files are there on the machine too
   * @param table where the rows go: the name of a {@code Collected}
   */
  CrashedQuery(
      String sql, List<String> before, Path folder, Map<String, String> options, String table) {
    this.sql = sql;
    this.before = before;
    this.folder = folder;
    this.options = options;
    this.table = table;
    random = new Random(sql.hashCode() * 31L + Long.getLong("millrace.script.seed", 0));
    world = new World(random.nextLong());
    copyFiles();
  }

  static synchronized int restoredInTheMiddle() {
    return restoredInTheMiddle;
  }

  private static synchronized void countRestored() {
    restoredInTheMiddle++;
  }

  private void copyFiles() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        world.write(file.toAbsolutePath().toString(), Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The columns of the query, or null if it cannot go through crashes: it is wrong, runs in BATCH
   * mode, or has columns that no table has.
   */
  List<Field> columns() {
    Session session = session();
    RuntimeMode mode = session.configuration().get(ExecutionOptions.RUNTIME_MODE);
    if (mode == RuntimeMode.BATCH) {
      return null;
    }
    try {
      List<Field> columns = session.prepare(sql).columns();
      session.execute(createTable(columns), List.of());
      return columns;
    } catch (MillraceException e) {
      return null;
    }
  }

  private Session session() {
    Map<String, String> all = new TreeMap<>(options);
    int parallelism = Integer.parseInt(options.getOrDefault("parallelism.default", "1"));
    all.put("parallelism.default", String.valueOf(1 + random.nextInt(parallelism)));
    all.put("millrace.batch-size", String.valueOf(1 + random.nextInt(3)));
    all.put("state.backend.type", random.nextBoolean() ? "hashmap" : "rocksdb");
    all.put("execution.checkpointing.interval", "1 ms");
    all.put("pipeline.max-parallelism", "16");
    all.put("pipeline.name", "crashed");
    all.remove("table.dml-sync");
    Session session = world.session("crashed", folder.toAbsolutePath().toString(), all);
    before.forEach(statement -> session.execute(statement, List.of()));
    return session;
  }

  private String createTable(List<Field> columns) {
    StringBuilder text = new StringBuilder("CREATE TEMPORARY TABLE `" + table + "` (");
    for (int i = 0; i < columns.size(); i++) {
      text.append(i == 0 ? "" : ", ").append("c").append(i).append(' ');
      text.append(columns.get(i).type().sql());
    }
    return text + ") WITH ('connector' = 'collected', 'name' = '" + table + "')";
  }

  /** Runs it to its end, through crashes. */
  void run(List<Field> columns) {
    for (int i = 0; i < CRASHES; i++) {
      JobHandle job = start(columns);
      boolean ended = liveUntil(job, 1 + random.nextInt(3), random.nextInt(20));
      if (!ended && job.progress().lastCheckpoint() > 0) {
        countRestored();
      }
      if (random.nextBoolean()) {
        world.kill();
      } else {
        world.crash();
      }
    }
    JobHandle job = start(columns);
    if (!liveUntil(job, Integer.MAX_VALUE, 0)) {
      throw new AssertionError("the job does not end after crashes");
    }
  }

  private JobHandle start(List<Field> columns) {
    Session session = session();
    session.execute(createTable(columns), List.of());
    Result result = session.execute("INSERT INTO `" + table + "` " + sql, List.of());
    return ((Result.Started) result).job();
  }

  /** Lets it run for some checkpoints and some steps more; true if it ended by itself. */
  private boolean liveUntil(JobHandle job, int checkpoints, int more) {
    long last = job.progress().lastCheckpoint();
    int seen = 0;
    int left = more;
    for (long i = 0; i < MAX_STEPS && left >= 0 && !job.status().isFinal(); i++) {
      if (!world.step()) {
        throw new AssertionError("everything stands still");
      }
      if (job.progress().lastCheckpoint() != last) {
        last = job.progress().lastCheckpoint();
        seen++;
      }
      left -= seen >= checkpoints ? 1 : 0;
    }
    if (job.status() == JobStatus.FAILED) {
      fail(job);
    }
    return job.status().isFinal();
  }

  private static void fail(JobHandle job) {
    try {
      job.await(0, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
