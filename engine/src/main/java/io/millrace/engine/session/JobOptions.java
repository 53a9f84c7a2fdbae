package io.millrace.engine.session;

import io.millrace.data.error.MillraceException;
import io.millrace.data.option.Option;
import io.millrace.data.option.Options;
import io.millrace.engine.codegen.runtime.RowContext;
import io.millrace.engine.config.CheckpointOptions;
import io.millrace.engine.config.ExecutionOptions;
import io.millrace.engine.config.RuntimeMode;
import io.millrace.engine.config.TableOptions;
import io.millrace.engine.constraint.ConstraintSettings;
import io.millrace.engine.translate.TranslationSettings;
import io.millrace.executor.coordinator.CheckpointSettings;
import io.millrace.executor.coordinator.RestartStrategy;
import io.millrace.executor.coordinator.Retention;
import io.millrace.executor.job.JobSettings;
import io.millrace.executor.operators.aggregate.BundleSpec;
import java.time.Duration;

/** What the options say of a job, as the executor and the translators take it. */
final class JobOptions {
  private static final int CHANNEL_BATCHES = 8;
  private static final long LINGER_MILLIS = 5;

  private final Options options;

  JobOptions(Options options) {
    this.options = options;
  }

  boolean batch() {
    return options.get(ExecutionOptions.RUNTIME_MODE) == RuntimeMode.BATCH;
  }

  boolean checkpointed() {
    Duration interval = options.get(CheckpointOptions.INTERVAL);
    return interval != null && !interval.isZero() && !batch();
  }

  private int atLeast(Option<Integer> option, int least) {
    int value = options.get(option);
    if (value < least) {
      throw MillraceException.deterministic(
          "option '" + option.key() + "' must be at least " + least + ", but it is " + value);
    }
    return value;
  }

  JobSettings job(String folder) {
    int maxParallelism = atLeast(ExecutionOptions.MAX_PARALLELISM, 1);
    int parallelism = TableOptions.parallelism(options);
    if (parallelism > maxParallelism) {
      throw MillraceException.deterministic(
          "the parallelism is "
              + parallelism
              + ", more than 'pipeline.max-parallelism', which is "
              + maxParallelism);
    }
    boolean exactlyOnce =
        options.get(CheckpointOptions.MODE) == CheckpointOptions.Mode.EXACTLY_ONCE;
    int rows = atLeast(ExecutionOptions.BATCH_SIZE, 1);
    // Small batches stay small: their rows do not wait to be sent with more.
    long linger = rows < ExecutionOptions.BATCH_SIZE.defaultValue() ? 0 : LINGER_MILLIS;
    return new JobSettings(folder, maxParallelism, exactlyOnce, CHANNEL_BATCHES, linger, rows);
  }

  CheckpointSettings checkpoints(boolean acceptRepeats) {
    if (!checkpointed()) {
      return CheckpointSettings.off();
    }
    return new CheckpointSettings(
        options.get(CheckpointOptions.INTERVAL).toMillis(),
        options.get(CheckpointOptions.TIMEOUT).toMillis(),
        options.get(CheckpointOptions.MIN_PAUSE).toMillis(),
        atLeast(CheckpointOptions.TOLERABLE_FAILURES, 0),
        atLeast(CheckpointOptions.NUM_RETAINED, 1),
        acceptRepeats,
        options.get(CheckpointOptions.AFTER_TASKS_FINISH),
        retention());
  }

  private Retention retention() {
    return options
        .find(CheckpointOptions.RETENTION)
        .map(
            wanted ->
                switch (wanted) {
                  case NO_EXTERNALIZED_CHECKPOINTS -> Retention.DELETE_ALWAYS;
                  case DELETE_ON_CANCELLATION -> Retention.DELETE_UNLESS_FAILED;
                  case RETAIN_ON_CANCELLATION -> Retention.DELETE_WHEN_FINISHED;
                })
        .orElse(Retention.KEEP);
  }

  RestartStrategy restarts() {
    var strategy =
        options
            .find(ExecutionOptions.RESTART_STRATEGY)
            .orElse(
                checkpointed()
                    ? io.millrace.engine.config.RestartStrategy.EXPONENTIAL_DELAY
                    : io.millrace.engine.config.RestartStrategy.NONE);
    return switch (strategy) {
      case NONE -> new RestartStrategy.None();
      case FIXED_DELAY ->
          new RestartStrategy.FixedDelay(
              options.get(ExecutionOptions.FIXED_DELAY_ATTEMPTS),
              options.get(ExecutionOptions.FIXED_DELAY_DELAY).toMillis());
      case EXPONENTIAL_DELAY ->
          new RestartStrategy.ExponentialDelay(
              options.get(ExecutionOptions.INITIAL_BACKOFF).toMillis(),
              options.get(ExecutionOptions.MAX_BACKOFF).toMillis(),
              options.get(ExecutionOptions.BACKOFF_MULTIPLIER),
              options.get(ExecutionOptions.JITTER_FACTOR),
              options.get(ExecutionOptions.RESET_BACKOFF_THRESHOLD).toMillis(),
              (int)
                  Math.min(Integer.MAX_VALUE, options.get(ExecutionOptions.ATTEMPTS_BEFORE_RESET)));
    };
  }

  TranslationSettings translation(RowContext.Session session) {
    return new TranslationSettings(
        TableOptions.parallelism(options),
        batch(),
        bundle(),
        options.get(ExecutionOptions.AUTO_WATERMARK_INTERVAL).toMillis(),
        constraints(),
        options.get(TableOptions.STATE_TTL).toMillis(),
        session);
  }

  private ConstraintSettings constraints() {
    return new ConstraintSettings(
        options.get(TableOptions.NOT_NULL_ENFORCER) == TableOptions.NotNull.DROP,
        options.get(TableOptions.TYPE_LENGTH_ENFORCER),
        options.get(TableOptions.NESTED_ENFORCER));
  }

  private BundleSpec bundle() {
    if (!options.get(TableOptions.MINI_BATCH)) {
      return null;
    }
    long rows = options.get(TableOptions.MINI_BATCH_SIZE);
    long millis = options.get(TableOptions.MINI_BATCH_LATENCY).toMillis();
    if (rows <= 0 || millis <= 0) {
      throw MillraceException.deterministic(
              "mini-batch needs 'table.exec.mini-batch.allow-latency' and"
                  + " 'table.exec.mini-batch.size' above 0")
          .withHint(
              "SET 'table.exec.mini-batch.allow-latency' = '1 s'; SET"
                  + " 'table.exec.mini-batch.size' = '100000';");
    }
    return new BundleSpec((int) Math.min(rows, Integer.MAX_VALUE), millis);
  }
}
