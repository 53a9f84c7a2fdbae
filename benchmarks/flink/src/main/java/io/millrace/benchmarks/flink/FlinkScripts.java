package io.millrace.benchmarks.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.ResultKind;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.api.TableResult;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.apache.flink.util.CloseableIterator;

/**
 * Runs script tests in Flink and tells where the rows that remain are others, or a statement is
 * refused by one of the two only. Where Flink gives updates by a key without the rows that they
 * replace, these show as rows of Flink only. Arguments: the folder of the scripts, a copy of their
 * data, and what is to be in the paths of scripts. What depends on the engine (EXPLAIN, SHOW,
 * DESCRIBE) is left out.
 */
public final class FlinkScripts {
  private static final int LONGEST_SECONDS = 60;

  private final String world;
  private final TableEnvironment streaming = environment("STREAMING");
  private final TableEnvironment batch = environment("BATCH");
  private TableEnvironment flink = streaming;

  private FlinkScripts(Path world) {
    this.world = world.toAbsolutePath().toString();
  }

  public static void main(String[] args) throws Exception {
    Path scripts = Path.of(args[0]);
    Map<String, Integer> counts = new HashMap<>();
    List<Path> files;
    try (Stream<Path> all = Files.walk(scripts)) {
      files = all.filter(f -> f.toString().endsWith(".iq")).sorted().toList();
    }
    for (Path file : files) {
      for (int i = 2; i < args.length; i++) {
        if (file.toString().contains(args[i])) {
          System.out.println("== " + scripts.relativize(file));
          new FlinkScripts(Path.of(args[1])).run(file, counts);
          break;
        }
      }
    }
    System.out.println(counts);
    System.exit(0);
  }

  private static TableEnvironment environment(String mode) {
    Configuration options = new Configuration();
    options.setString("parallelism.default", "1");
    options.setString("table.local-time-zone", "UTC");
    options.setString("execution.runtime-mode", mode);
    options.setString("restart-strategy.type", "none");
    return TableEnvironment.create(
        EnvironmentSettings.newInstance().withConfiguration(options).build());
  }

  private void run(Path file, Map<String, Integer> counts) throws IOException {
    for (Script.Step step : Script.parse(Files.readAllLines(file))) {
      String verdict = verdict(step);
      if (verdict != null) {
        counts.merge(verdict, 1, Integer::sum);
      }
      System.out.flush();
    }
  }

  /** In a word, how Flink and the script agree; null if nothing is to be compared. */
  private String verdict(Script.Step step) {
    String sql = step.sql().replaceAll("(?m)--.*$", "").strip();
    sql = sql.replaceAll("'((data|out|parts)[/'])", "'" + world + "/$1");
    if (sql.matches("(?is)(EXPLAIN|SHOW|DESC|COMPILE|STOP|USE).*") || mode(sql)) {
      return null;
    }
    List<String> rows;
    try {
      rows = execute(sql);
    } catch (Exception | AssertionError e) {
      if (!step.fails()) {
        tell("only Flink refuses", step, "  Flink: " + reason(e));
      }
      return step.fails() ? "both refuse" : "only Flink refuses";
    }
    if (step.fails()) {
      tell("only Millrace refuses", step, "  script: " + step.expected());
      return "only Millrace refuses";
    }
    return rows == null ? null : compare(step, rows);
  }

  private static String compare(Script.Step step, List<String> rows) {
    List<String> missing = new ArrayList<>(step.rows());
    rows.forEach(missing::remove);
    List<String> surplus = new ArrayList<>(rows);
    step.rows().forEach(surplus::remove);
    if (missing.isEmpty() && surplus.isEmpty()) {
      return "same rows";
    }
    tell("other rows", step, "  script only: " + missing + "\n  Flink only:  " + surplus);
    return "other rows";
  }

  private static void tell(String verdict, Script.Step step, String more) {
    System.out.println(verdict + ": " + step.sql() + "\n" + more);
  }

  /** Handles SET and RESET, which may change the mode; Flink has one environment for each. */
  private boolean mode(String sql) {
    if (!sql.matches("(?is)(SET|RESET)\\b.*")) {
      return false;
    }
    String[] parts = sql.split("'");
    String key = parts.length > 1 ? parts[1] : "";
    boolean sets = parts.length > 3;
    if (key.equals("execution.runtime-mode")) {
      flink = sets && parts[3].equalsIgnoreCase("BATCH") ? batch : streaming;
    } else if (sets) {
      flink.getConfig().set(key, parts[3]);
    } else if (!key.isEmpty()) {
      flink.getConfig().getConfiguration().removeKey(key);
    }
    return true;
  }

  /** The rows of a query that remain, sorted; null for other statements. */
  private List<String> execute(String sql) throws Exception {
    boolean query = sql.matches("(?is)(SELECT|WITH|VALUES|\\().*");
    if (sql.matches("(?is)(CREATE|DROP|ALTER).*")) {
      try {
        (flink == batch ? streaming : batch).executeSql(sql);
      } catch (RuntimeException e) {
        // What this one cannot do is told by the other one.
        Thread.yield();
      }
    }
    TableResult result = flink.executeSql(sql);
    if (query) {
      return rows(result);
    }
    if (result.getResultKind() != ResultKind.SUCCESS) {
      result.await(LONGEST_SECONDS, TimeUnit.SECONDS);
    }
    return null;
  }

  private static List<String> rows(TableResult result) throws Exception {
    List<LogicalType> types =
        result.getResolvedSchema().getColumnDataTypes().stream()
            .map(type -> type.getLogicalType())
            .toList();
    Map<String, Integer> counts = new HashMap<>();
    ExecutorService reader = Executors.newSingleThreadExecutor();
    try {
      reader.submit(() -> read(result, types, counts)).get(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      result.getJobClient().ifPresent(job -> job.cancel());
      throw e;
    } finally {
      reader.shutdownNow();
    }
    return RowText.remaining(counts);
  }

  private static Void read(TableResult result, List<LogicalType> types, Map<String, Integer> counts)
      throws Exception {
    try (CloseableIterator<Row> rows = result.collect()) {
      while (rows.hasNext()) {
        Row row = rows.next();
        boolean comes = row.getKind() == RowKind.INSERT || row.getKind() == RowKind.UPDATE_AFTER;
        counts.merge(RowText.of(row, types), comes ? 1 : -1, Integer::sum);
      }
    }
    return null;
  }

  private static String reason(Throwable e) {
    String reason = e.toString();
    for (Throwable t = e; t != null && t != t.getCause(); t = t.getCause()) {
      reason = t.getMessage() == null ? reason : t.getMessage();
    }
    return reason.lines().findFirst().orElse("");
  }
}
