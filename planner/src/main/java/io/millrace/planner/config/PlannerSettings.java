package io.millrace.planner.config;

/**
 * What planning depends on besides the catalog.
 *
 * @param mode {@code execution.runtime-mode}
 * @param parallelism {@code parallelism.default}; with 1 there is no use for two phases
 * @param stateTtlMillis {@code table.exec.state.ttl}; 0: state is kept for ever
 * @param idleTimeoutMillis {@code table.exec.source.idle-timeout}; 0: sources are never idle
 * @param miniBatch {@code table.exec.mini-batch.enabled}
 * @param aggregatePhase {@code table.optimizer.agg-phase-strategy}
 * @param upsertMaterialize {@code table.exec.sink.upsert-materialize}
 * @param requireOnConflict {@code table.exec.sink.require-on-conflict}
 * @param dynamicOptions {@code table.dynamic-table-options.enabled}
 */
public record PlannerSettings(
    Mode mode,
    int parallelism,
    long stateTtlMillis,
    long idleTimeoutMillis,
    boolean miniBatch,
    AggregatePhase aggregatePhase,
    UpsertMaterialize upsertMaterialize,
    boolean requireOnConflict,
    boolean dynamicOptions) {

  /** Flink's defaults, on one worker. */
  public static final PlannerSettings DEFAULT =
      new PlannerSettings(
          Mode.STREAMING, 1, 0, 0, false, AggregatePhase.AUTO, UpsertMaterialize.AUTO, true, true);

  /** Whether results are refined as input comes, or come once, when it has ended. */
  public enum Mode {
    STREAMING,
    BATCH
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
    /** Where an exchange may have mixed their order. */
    AUTO,
    NONE,
    FORCE
  }

  public PlannerSettings withMode(Mode newMode) {
    return new PlannerSettings(
        newMode,
        parallelism,
        stateTtlMillis,
        idleTimeoutMillis,
        miniBatch,
        aggregatePhase,
        upsertMaterialize,
        requireOnConflict,
        dynamicOptions);
  }

  public PlannerSettings withParallelism(int newParallelism) {
    return new PlannerSettings(
        mode,
        newParallelism,
        stateTtlMillis,
        idleTimeoutMillis,
        miniBatch,
        aggregatePhase,
        upsertMaterialize,
        requireOnConflict,
        dynamicOptions);
  }

  public PlannerSettings withAggregation(boolean newMiniBatch, AggregatePhase newPhase) {
    return new PlannerSettings(
        mode,
        parallelism,
        stateTtlMillis,
        idleTimeoutMillis,
        newMiniBatch,
        newPhase,
        upsertMaterialize,
        requireOnConflict,
        dynamicOptions);
  }
}
