package io.millrace.engine.config;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Keys that Flink publishes and Millrace does not act upon. */
final class ForeignOptions {
  /** Prefixes of deployment: they say where a cluster runs. */
  private static final List<String> PREFIXES =
      List.of(
          "jobmanager.",
          "taskmanager.",
          "cluster.",
          "rest.",
          "web.",
          "high-availability.",
          "kubernetes.",
          "yarn.",
          "metrics.",
          "security.",
          "sql-gateway.",
          "fs.",
          "env.",
          "io.",
          "akka.",
          "pekko.",
          "python.",
          "historyserver.",
          "slotmanager.",
          "queryable-state.",
          "process.",
          "client.",
          "execution.checkpointing.file-merging.",
          "execution.checkpointing.local-backup.",
          "state.backend.rocksdb.",
          "state.backend.forst.",
          "state.latency-track.",
          "state.changelog.",
          "table.exec.async-scalar.",
          "table.exec.async-table.",
          "table.exec.async-ml-predict.",
          "table.exec.delta-join.",
          "table.catalog-modification.",
          "materialized-table.",
          "partition.fields.",
          "table.exec.async-vector-search.",
          "table.exec.local-hash-agg.adaptive.",
          "table.exec.sort.",
          "table.exec.spill-compression.",
          "table.optimizer.runtime-filter.",
          "table.optimizer.skewed-join-optimization.",
          "table.optimizer.dynamic-filtering.",
          "table.plan.");

  private static final Set<String> NAMES =
      Set.of(
          "execution.target",
          "execution.attached",
          "execution.buffer-timeout",
          "execution.batch-shuffle-mode",
          "execution.shutdown-on-attached-exit",
          "execution.state-recovery.claim-mode",
          "execution.savepoint-restore-mode",
          "execution.state-recovery.ignore-unclaimed-state",
          "execution.savepoint.ignore-unclaimed-state",
          "execution.state-recovery.from-local",
          "execution.checkpointing.storage",
          "execution.checkpointing.create-subdir",
          "execution.checkpointing.interval-during-backlog",
          "execution.checkpointing.write-buffer-size",
          "execution.checkpointing.data-inline-threshold",
          "execution.checkpointing.cleaner.parallel-mode",
          "execution.checkpointing.aligned-checkpoint-timeout",
          "execution.checkpointing.unaligned.forced",
          "execution.checkpointing.unaligned.max-subtasks-per-channel-state-file",
          "execution.checkpointing.unaligned.interruptible-timers.enabled",
          "state.checkpoint-storage",
          "pipeline.jars",
          "pipeline.classpaths",
          "pipeline.operator-chaining.enabled",
          "pipeline.generic-types",
          "pipeline.cached-files",
          "table.resources.download-dir",
          "table.generated-code.max-length",
          "table.exec.operator-fusion-codegen.enabled",
          "table.exec.window-agg.buffer-size-limit",
          "table.exec.disabled-operators",
          "table.exec.simplify-operator-name-enabled",
          "table.exec.uid.generation",
          "table.exec.uid.format",
          "table.exec.rank.topn-cache-size",
          "table.exec.iceberg.use-v2-sink",
          "table.exec.unbounded-over.version",
          "table.exec.interval-join.min-cleanup-interval",
          "table.exec.deduplicate.mini-batch.compact-changes-enabled",
          "table.exec.sink.upsert-materialize-strategy.type",
          "table.exec.sink.upsert-materialize-strategy.adaptive.threshold.high",
          "table.exec.sink.upsert-materialize-strategy.adaptive.threshold.low",
          "table.exec.deduplicate.insert-update-after-sensitive-enabled",
          "table.exec.legacy-cast-behaviour",
          "table.exec.emit.early-fire.enabled",
          "table.exec.emit.late-fire.enabled",
          "table.optimizer.non-deterministic-update.strategy",
          "table.builtin-catalog-name",
          "table.builtin-database-name",
          "table.sql-dialect",
          "table.optimizer.delta-join.strategy",
          "table.column-expansion-strategy",
          "table.legacy-nested-row-nullability",
          "table.rtas-ctas.atomicity-enabled",
          "table.exec.async-state.enabled",
          "table.exec.sink.keyed-shuffle",
          "table.exec.sink.rowtime-inserter",
          "table.optimizer.join.broadcast-threshold",
          "table.optimizer.join-reorder-enabled",
          "table.optimizer.bushy-join-reorder-threshold",
          "table.optimizer.multiple-input-enabled",
          "table.optimizer.reuse-source-enabled",
          "table.optimizer.reuse-sink-enabled",
          "table.optimizer.reuse-optimize-block-with-digest-enabled",
          "table.optimizer.source.report-statistics-enabled",
          "table.optimizer.source.aggregate-pushdown-enabled",
          "table.optimizer.sql2rel.project-merge.enabled",
          "table.optimizer.union-all-as-breakpoint-enabled",
          "table.optimizer.incremental-agg-enabled",
          "table.optimizer.adaptive-broadcast-join.strategy",
          "sql-client.execution.max-table-result.rows",
          "sql-client.display.print-time-cost",
          "sql-client.display.color-schema",
          "sql-client.display.show-line-numbers");

  private ForeignOptions() {}

  static Set<String> names() {
    return NAMES;
  }

  static boolean isKnown(String key) {
    return NAMES.contains(key) || PREFIXES.stream().anyMatch(key::startsWith);
  }

  /** Why this value would change results without being supported; null if it would not. */
  static String rejection(String key, String value) {
    String lower = value.strip().toLowerCase(Locale.ROOT);
    return switch (key) {
      case "execution.checkpointing.unaligned.enabled", "execution.checkpointing.unaligned" ->
          on(lower, "barriers are always aligned");
      case "table.exec.legacy-cast-behaviour" ->
          lower.equals("enabled") ? "CAST fails on bad input; use TRY_CAST for NULL" : null;
      case "table.builtin-catalog-name" ->
          lower.equals("default_catalog") ? null : "the first catalog is default_catalog";
      case "table.builtin-database-name" ->
          lower.equals("default_database") ? null : "the first database is default_database";
      case "table.column-expansion-strategy" ->
          lower.isEmpty() ? null : "SELECT * gives all columns of a table";
      case "table.exec.emit.early-fire.enabled", "table.exec.emit.late-fire.enabled" ->
          on(lower, "a window emits once, when it ends");
      case "table.exec.emit.allow-lateness" -> "late rows are dropped and counted";
      case "table.sql-dialect" -> lower.equals("default") ? null : "the dialect is Flink SQL";
      case "execution.checkpointing.max-concurrent-checkpoints" ->
          lower.equals("1") ? null : "one checkpoint is written at a time";
      case "execution.state-recovery.claim-mode", "execution.savepoint-restore-mode" ->
          lower.equals("no_claim") ? null : "a savepoint stays as it is";
      case "execution.state-recovery.ignore-unclaimed-state",
          "execution.savepoint.ignore-unclaimed-state" ->
          on(lower, "state without an operator is never dropped");
      case "table.optimizer.non-deterministic-update.strategy" ->
          lower.equals("ignore") ? null : "non-deterministic updates are not rewritten";
      case "restart-strategy.type", "restart-strategy" ->
          lower.startsWith("failure") ? "use fixed-delay or exponential-delay" : null;
      default -> null;
    };
  }

  private static String on(String lower, String reason) {
    return lower.equals("true") ? reason : null;
  }
}
