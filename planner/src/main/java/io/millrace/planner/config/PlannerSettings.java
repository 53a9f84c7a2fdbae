package io.millrace.planner.config;

import io.millrace.planner.plan.LookupAsking;

/**
 * What planning depends on besides the catalog.
 *
 * @param mode {@code execution.runtime-mode}
 * @param parallelism {@code parallelism.default}; with 1 there is no use for two phases
 * @param stateTtlMillis {@code table.exec.state.ttl}; 0: state is kept for ever
 */
public record PlannerSettings(
    Mode mode,
    int parallelism,
    long stateTtlMillis,
    Sources sources,
    Aggregation aggregation,
    Sinks sinks,
    Joins joins) {

  /** Flink's defaults, on one worker. */
  public static final PlannerSettings DEFAULT =
      new PlannerSettings(
          Mode.STREAMING,
          1,
          0,
          new Sources(0, true, true, true),
          new Aggregation(false, AggregatePhase.AUTO, 0),
          new Sinks(UpsertMaterialize.AUTO, true),
          Joins.DEFAULT);

  /** Whether results are refined as input comes, or come once, when it has ended. */
  public enum Mode {
    STREAMING,
    BATCH
  }

  /**
   * How tables are read.
   *
   * @param idleTimeoutMillis {@code table.exec.source.idle-timeout}; 0: sources are never idle
   * @param dynamicOptions {@code table.dynamic-table-options.enabled}
   * @param predicatePushDown {@code table.optimizer.source.predicate-pushdown-enabled}
   * @param reuse {@code table.optimizer.reuse-sub-plan-enabled}: what is equal is read and computed
   *     once
   */
  public record Sources(
      long idleTimeoutMillis, boolean dynamicOptions, boolean predicatePushDown, boolean reuse) {}

  /**
   * How aggregates are computed.
   *
   * @param miniBatch {@code table.exec.mini-batch.enabled}
   * @param phase {@code table.optimizer.agg-phase-strategy}
   * @param distinctBuckets {@code table.optimizer.distinct-agg.split.bucket-num}; 0: DISTINCT is
   *     not split
   */
  public record Aggregation(boolean miniBatch, AggregatePhase phase, int distinctBuckets) {}

  /**
   * How sinks with a primary key are fed.
   *
   * @param materialize {@code table.exec.sink.upsert-materialize}
   * @param requireOnConflict {@code table.exec.sink.require-on-conflict}
   */
  public record Sinks(UpsertMaterialize materialize, boolean requireOnConflict) {}

  /**
   * How tables are joined.
   *
   * @param asking {@code table.exec.async-lookup.*}
   * @param multi {@code table.optimizer.multi-join.enabled}
   */
  public record Joins(LookupAsking asking, boolean multi) {
    static final Joins DEFAULT = new Joins(LookupAsking.DEFAULT, false);
  }

  /** Whether an aggregation is prepared before the exchange. */
  public enum AggregatePhase {
    /** Where it pays: windows, and groups with mini-batch. */
    AUTO,
    ONE_PHASE,
    TWO_PHASE
  }

  /** Whether rows are put in order by key before a sink. */
  public enum UpsertMaterialize {
    /** Where the query's key is not the sink's. */
    AUTO,
    NONE,
    FORCE
  }

  public PlannerSettings withMode(Mode newMode) {
    return new PlannerSettings(
        newMode, parallelism, stateTtlMillis, sources, aggregation, sinks, joins);
  }

  public PlannerSettings withParallelism(int newParallelism) {
    return new PlannerSettings(
        mode, newParallelism, stateTtlMillis, sources, aggregation, sinks, joins);
  }

  public PlannerSettings withStateTtlMillis(long newTtl) {
    return new PlannerSettings(mode, parallelism, newTtl, sources, aggregation, sinks, joins);
  }

  public PlannerSettings withSinks(Sinks newSinks) {
    return new PlannerSettings(
        mode, parallelism, stateTtlMillis, sources, aggregation, newSinks, joins);
  }

  public PlannerSettings withAggregation(Aggregation newAggregation) {
    return new PlannerSettings(
        mode, parallelism, stateTtlMillis, sources, newAggregation, sinks, joins);
  }

  public PlannerSettings withJoins(Joins newJoins) {
    return new PlannerSettings(
        mode, parallelism, stateTtlMillis, sources, aggregation, sinks, newJoins);
  }
}
