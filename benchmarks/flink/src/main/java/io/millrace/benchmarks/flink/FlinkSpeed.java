package io.millrace.benchmarks.flink;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.TableDescriptor;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.catalog.Column;
import org.apache.flink.table.types.DataType;

/**
 * Runs one query of {@code dev/bench operators} in Flink, in one process, and prints the rows that
 * it reads a second and for two seconds of CPU. Arguments: the file of the tables, that of the
 * query, seconds to warm up and to measure (of time and of CPU), the rows that sources have, a
 * folder to work in.
 */
public final class FlinkSpeed {
  private FlinkSpeed() {}

  public static void main(String[] args) throws Exception {
    Path query = Path.of(args[1]);
    TableEnvironment flink = environment(Path.of(args[5]));
    run(flink, Path.of(args[0]), args[4]);
    String text = Files.readString(query);
    flink.createTemporaryTable("sink", sink(flink, text));
    flink.executeSql("INSERT INTO sink " + text);
    long warm = watch(Integer.parseInt(args[2]));
    double cpu = cpuSeconds();
    long began = System.nanoTime();
    double million = (watch(Integer.parseInt(args[3])) - warm) / 1e6;
    double wall = (System.nanoTime() - began) / 1e9;
    double used = cpuSeconds() - cpu;
    System.out.printf(
        Locale.ROOT,
        "%-32s %9.2f %9.2f %11.2f%n",
        query.getFileName().toString().replace(".sql", ".flink"),
        million / wall,
        used,
        2 * million / used);
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  private static TableEnvironment environment(Path work) {
    Configuration options = new Configuration();
    options.setString("state.backend.type", "rocksdb");
    options.setString("execution.checkpointing.dir", work.toUri().toString());
    options.setString("execution.checkpointing.incremental", "true");
    options.setString("table.exec.sink.not-null-enforcer", "DROP");
    options.setString("table.exec.sink.upsert-materialize", "NONE");
    options.setString("metrics.reporters", "rows");
    options.setString("metrics.reporter.rows.factory.class", RowCount.class.getName());
    options.setString("taskmanager.memory.managed.size", "1g");
    options.setString("taskmanager.memory.network.max", "128m");
    return TableEnvironment.create(
        EnvironmentSettings.newInstance().withConfiguration(options).build());
  }

  /** Sets options, creates tables. Flink keeps all values of a sequence in memory: few, then. */
  private static void run(TableEnvironment flink, Path file, String rows) throws IOException {
    String text =
        Files.readString(file)
            .replaceAll("(?m)^--.*$", "")
            // Its LIKE does not make the columns of a key NOT NULL.
            .replace("k     BIGINT,", "k BIGINT NOT NULL,")
            .replace("'fields.id.end' = '1000000000000'", "'fields.id.end' = '" + rows + "'");
    for (String statement : text.split(";")) {
      String[] parts = statement.split("'");
      if (statement.strip().startsWith("SET")) {
        flink.getConfig().set(parts[1], parts[3]);
      } else if (!statement.isBlank()) {
        flink.executeSql(statement);
      }
    }
  }

  private static TableDescriptor sink(TableEnvironment flink, String query) {
    String first = query.lines().findFirst().orElse("");
    List<String> key =
        first.startsWith("-- key: ")
            ? Arrays.asList(first.substring("-- key: ".length()).split(", *"))
            : List.of();
    Schema.Builder schema = Schema.newBuilder();
    for (Column column : flink.sqlQuery(query).getResolvedSchema().getColumns()) {
      DataType type = column.getDataType();
      boolean time = type.toString().contains("ROWTIME");
      DataType plain = time ? DataTypes.TIMESTAMP_LTZ(3) : type;
      schema.column(column.getName(), key.contains(column.getName()) ? plain.notNull() : plain);
    }
    if (!key.isEmpty()) {
      schema.primaryKey(key);
    }
    return TableDescriptor.forConnector("blackhole").schema(schema.build()).build();
  }

  /** Waits for so many seconds of time and of CPU; returns the rows read until then. */
  private static long watch(int seconds) throws InterruptedException {
    long until = System.nanoTime() + seconds * 1_000_000_000L;
    double untilCpu = cpuSeconds() + seconds;
    while (System.nanoTime() < until || cpuSeconds() < untilCpu) {
      Thread.sleep(20);
    }
    return RowCount.rows();
  }

  private static double cpuSeconds() {
    var system =
        ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
    return system.getProcessCpuTime() / 1e9;
  }
}
