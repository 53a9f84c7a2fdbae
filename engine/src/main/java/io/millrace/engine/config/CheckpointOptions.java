package io.millrace.engine.config;

import static io.millrace.data.option.OptionType.BOOLEAN;
import static io.millrace.data.option.OptionType.DURATION;
import static io.millrace.data.option.OptionType.INT;
import static io.millrace.data.option.OptionType.STRING;

import io.millrace.data.option.Option;
import io.millrace.data.option.OptionType;
import java.time.Duration;
import java.util.List;

/** Options of checkpoints, under Flink's names with the older ones as aliases. */
public final class CheckpointOptions {
  public static final Option<Duration> INTERVAL =
      Option.of(
              "execution.checkpointing.interval",
              DURATION,
              "Time from one checkpoint to the next; nothing is checkpointed until it is set.")
          .withAlias("checkpointing.interval");
  public static final Option<Mode> MODE =
      Option.of(
              "execution.checkpointing.mode",
              modeType(),
              Mode.EXACTLY_ONCE,
              "EXACTLY_ONCE aligns barriers, AT_LEAST_ONCE does not wait.")
          .withAlias("checkpointing.mode");
  public static final Option<Duration> TIMEOUT =
      Option.of(
              "execution.checkpointing.timeout",
              DURATION,
              Duration.ofMinutes(10),
              "A checkpoint that takes longer is given up.")
          .withAlias("checkpointing.timeout");
  public static final Option<Duration> MIN_PAUSE =
      Option.of(
          "execution.checkpointing.min-pause",
          DURATION,
          Duration.ZERO,
          "Least time from the end of one checkpoint to the start of the next.");
  public static final Option<Integer> MAX_CONCURRENT =
      Option.of(
          "execution.checkpointing.max-concurrent-checkpoints",
          INT,
          1,
          "Only 1 is supported: one checkpoint is written at a time.");
  public static final Option<Integer> TOLERABLE_FAILURES =
      Option.of(
          "execution.checkpointing.tolerable-failed-checkpoints",
          OptionType.atLeast(0),
          0,
          "How many checkpoints in a row may fail before the job does.");
  public static final Option<Integer> NUM_RETAINED =
      Option.of(
              "execution.checkpointing.num-retained",
              OptionType.atLeast(1),
              2,
              "Completed checkpoints that are kept; two by default, so that there is one to fall"
                  + " back to.")
          .withAlias("state.checkpoints.num-retained");
  public static final Option<String> DIR =
      Option.of(
              "execution.checkpointing.dir",
              STRING,
              "Folder of checkpoints; by default .millrace beside the script.")
          .withAlias("state.checkpoints.dir");
  public static final Option<String> SAVEPOINT_DIR =
      Option.of(
              "execution.checkpointing.savepoint-dir",
              STRING,
              "Folder in which STOP JOB … WITH SAVEPOINT makes a folder for each savepoint; by"
                  + " default 'savepoints' in the folder of the job's checkpoints.")
          .withAlias("state.savepoints.dir");
  public static final Option<String> RECOVERY_PATH =
      Option.of(
              "execution.state-recovery.path",
              STRING,
              "Folder of a savepoint, or of another job, that a job begins with if it has no"
                  + " checkpoint of its own.")
          .withAlias("execution.savepoint.path");
  public static final Option<Retention> RETENTION =
      Option.of(
          "execution.checkpointing.externalized-checkpoint-retention",
          retentionType(),
          "What becomes of a job's checkpoints at its end; unless set, they are kept."
              + " NO_EXTERNALIZED_CHECKPOINTS deletes them, DELETE_ON_CANCELLATION does unless the"
              + " job failed, RETAIN_ON_CANCELLATION does when it finished.");
  public static final Option<Boolean> AFTER_TASKS_FINISH =
      Option.of(
          "execution.checkpointing.checkpoints-after-tasks-finish",
          BOOLEAN,
          true,
          "Whether checkpoints go on when some sources have ended; the last one comes either way.");
  public static final Option<Boolean> INCREMENTAL =
      Option.of(
              "execution.checkpointing.incremental",
              BOOLEAN,
              true,
              "A checkpoint always writes only what changed since the one before it.")
          .withAlias("state.backend.incremental");

  /** All of them. */
  public static final List<Option<?>> ALL =
      List.of(
          INTERVAL,
          MODE,
          TIMEOUT,
          MIN_PAUSE,
          MAX_CONCURRENT,
          TOLERABLE_FAILURES,
          NUM_RETAINED,
          DIR,
          SAVEPOINT_DIR,
          RECOVERY_PATH,
          RETENTION,
          AFTER_TASKS_FINISH,
          INCREMENTAL);

  private CheckpointOptions() {}

  /** {@link #MODE}. */
  public enum Mode {
    EXACTLY_ONCE,
    AT_LEAST_ONCE
  }

  /** {@link #RETENTION}. */
  public enum Retention {
    NO_EXTERNALIZED_CHECKPOINTS,
    DELETE_ON_CANCELLATION,
    RETAIN_ON_CANCELLATION
  }

  private static OptionType<Mode> modeType() {
    return OptionType.oneOf(Mode.class);
  }

  private static OptionType<Retention> retentionType() {
    return OptionType.oneOf(Retention.class);
  }
}
