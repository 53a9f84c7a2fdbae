package io.millrace.engine.config;

import static io.millrace.data.option.OptionType.BOOLEAN;
import static io.millrace.data.option.OptionType.DURATION;
import static io.millrace.data.option.OptionType.LONG;
import static io.millrace.data.option.OptionType.MEMORY;
import static io.millrace.data.option.OptionType.STRING;

import io.millrace.data.option.MemorySize;
import io.millrace.data.option.Option;
import io.millrace.data.option.OptionType;
import java.time.Duration;
import java.util.List;

/** Options of how a job runs. */
public final class ExecutionOptions {
  public static final Option<RuntimeMode> RUNTIME_MODE =
      Option.of(
          "execution.runtime-mode",
          OptionType.oneOf(RuntimeMode.class),
          RuntimeMode.STREAMING,
          "STREAMING emits changes as they happen, BATCH only the final rows of bounded inputs.");
  public static final Option<String> NAME =
      Option.of(
          "pipeline.name", STRING, "Name of the job; by default the name of the script's file.");
  public static final Option<Integer> PARALLELISM =
      Option.of(
          "parallelism.default", OptionType.atLeast(1), 1, "Parallel instances of each operator.");
  public static final Option<Integer> MAX_PARALLELISM =
      Option.of(
          "pipeline.max-parallelism",
          OptionType.atLeast(1),
          128,
          "Number of key groups: the most instances that state can ever be spread over.");
  public static final Option<Duration> AUTO_WATERMARK_INTERVAL =
      Option.of(
          "pipeline.auto-watermark-interval",
          DURATION,
          Duration.ofMillis(200),
          "How much event time must pass until the next watermark is emitted.");
  public static final Option<Integer> BATCH_SIZE =
      Option.of(
          "millrace.batch-size",
          OptionType.atLeast(1),
          1024,
          "Rows of a batch at most. Millrace's own; results never depend on it.");
  public static final Option<MemorySize> MEMORY_BUDGET =
      Option.of(
          "millrace.memory",
          MEMORY,
          "Memory for state and caches of all jobs of the process; by default half of the heap."
              + " Millrace's own.");
  public static final Option<StateBackend> STATE_BACKEND =
      Option.of(
              "state.backend.type",
              OptionType.oneOf(StateBackend.class),
              StateBackend.ROCKSDB,
              "rocksdb keeps what exceeds memory on disk, hashmap keeps all on the heap.")
          .withAlias("state.backend");
  public static final Option<Boolean> OBJECT_REUSE =
      Option.of("pipeline.object-reuse", BOOLEAN, false, "Has no effect: rows are never objects.");
  public static final Option<RestartStrategy> RESTART_STRATEGY =
      Option.of(
              "restart-strategy.type",
              RestartStrategy.TYPE,
              "none, fixed-delay or exponential-delay; without checkpoints none, with them"
                  + " exponential-delay.")
          .withAlias("restart-strategy");
  public static final Option<Integer> FIXED_DELAY_ATTEMPTS =
      Option.of(
          "restart-strategy.fixed-delay.attempts",
          OptionType.atLeast(0),
          1,
          "Restarts before the job fails.");
  public static final Option<Duration> FIXED_DELAY_DELAY =
      Option.of(
          "restart-strategy.fixed-delay.delay",
          DURATION,
          Duration.ofSeconds(1),
          "Pause before each restart.");
  public static final Option<Duration> INITIAL_BACKOFF =
      Option.of(
          "restart-strategy.exponential-delay.initial-backoff",
          DURATION,
          Duration.ofSeconds(1),
          "Pause before the first restart.");
  public static final Option<Duration> MAX_BACKOFF =
      Option.of(
          "restart-strategy.exponential-delay.max-backoff",
          DURATION,
          Duration.ofMinutes(1),
          "Longest pause.");
  public static final Option<Double> BACKOFF_MULTIPLIER =
      Option.of(
          "restart-strategy.exponential-delay.backoff-multiplier",
          OptionType.DOUBLE,
          1.5,
          "By what each pause is longer than the one before.");
  public static final Option<Double> JITTER_FACTOR =
      Option.of(
          "restart-strategy.exponential-delay.jitter-factor",
          OptionType.DOUBLE,
          0.1,
          "By what share a pause varies at random.");
  public static final Option<Duration> RESET_BACKOFF_THRESHOLD =
      Option.of(
          "restart-strategy.exponential-delay.reset-backoff-threshold",
          DURATION,
          Duration.ofHours(1),
          "How long a job must run without failure until pauses begin anew.");
  public static final Option<Long> ATTEMPTS_BEFORE_RESET =
      Option.of(
          "restart-strategy.exponential-delay.attempts-before-reset-backoff",
          LONG,
          Long.MAX_VALUE,
          "Restarts before the job fails, counted since the last reset.");

  /** All of them. */
  public static final List<Option<?>> ALL =
      List.of(
          RUNTIME_MODE,
          NAME,
          PARALLELISM,
          MAX_PARALLELISM,
          AUTO_WATERMARK_INTERVAL,
          BATCH_SIZE,
          MEMORY_BUDGET,
          STATE_BACKEND,
          OBJECT_REUSE,
          RESTART_STRATEGY,
          FIXED_DELAY_ATTEMPTS,
          FIXED_DELAY_DELAY,
          INITIAL_BACKOFF,
          MAX_BACKOFF,
          BACKOFF_MULTIPLIER,
          JITTER_FACTOR,
          RESET_BACKOFF_THRESHOLD,
          ATTEMPTS_BEFORE_RESET);

  private ExecutionOptions() {}
}
