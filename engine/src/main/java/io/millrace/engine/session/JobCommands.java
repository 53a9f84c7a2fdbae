package io.millrace.engine.session;

import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.Clock;
import io.millrace.sql.ast.DescribeJob;
import io.millrace.sql.ast.StopJob;
import io.millrace.sql.ast.StringLiteral;
import io.millrace.state.checkpoint.CheckpointPaths;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Statements about the jobs that a session has started.
 *
 * @param jobs in the order of their numbers
 */
record JobCommands(List<RunningJob> jobs, Clock clock) {
  private static final long CANCEL_MILLIS = 10_000;

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'savepoint-'yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  /** SHOW JOBS. */
  Result list() {
    return listing(jobs);
  }

  private static Result listing(List<RunningJob> jobs) {
    List<List<String>> rows = new ArrayList<>();
    for (RunningJob job : jobs) {
      rows.add(List.of(job.id(), job.name(), job.status().name()));
    }
    return new Result.Rows(
        StaticRows.ofTexts(List.of("job id", "job name", "status"), rows), List.of());
  }

  /** DESCRIBE JOB. */
  Result describe(DescribeJob describe, Positions positions) {
    return listing(List.of(find(describe.id(), positions)));
  }

  /**
   * STOP JOB: ends a job, so that it may be started again at once. With a savepoint no row comes
   * out behind it, and its folder is the result; without one a checkpointed job goes on from its
   * newest checkpoint.
   */
  Result stop(StopJob stop, Positions positions) {
    if (stop.drain() && !stop.savepoint()) {
      throw MillraceException.deterministic("WITH DRAIN is written behind WITH SAVEPOINT")
          .withHint("STOP JOB '" + stop.id().value() + "' WITH SAVEPOINT WITH DRAIN;")
          .at(positions.of(stop.position()));
    }
    RunningJob job = find(stop.id(), positions);
    if (!stop.savepoint()) {
      return cancel(job) ? Result.Done.ok() : new Result.Done("OK", List.of(stillEnding(job)));
    }
    String folder = stopWithSavepoint(job, stop.drain());
    return new Result.Rows(
        StaticRows.ofTexts(List.of("savepoint path"), List.of(List.of(folder))),
        job.status().isFinal() ? List.of() : List.of(stillEnding(job)));
  }

  /**
   * Ends a job. Whatever hangs in it, such as a file system, keeps nobody waiting for ever: false
   * if it has not ended in time.
   */
  static boolean cancel(RunningJob job) {
    job.cancel();
    return awaitEnd(job);
  }

  private static boolean awaitEnd(RunningJob job) {
    try {
      return job.job().await(CANCEL_MILLIS).isFinal();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return job.status().isFinal();
    }
  }

  static String stillEnding(RunningJob job) {
    return "job '"
        + job.name()
        + "' was told to stop, and has not ended within "
        + CANCEL_MILLIS / 1000
        + " s: something in it hangs, such as a file system";
  }

  /** Stops a job and awaits its end, not for ever; returns the folder of the savepoint. */
  String stopWithSavepoint(RunningJob job, boolean drain) {
    String name = NAME.format(Instant.ofEpochMilli(clock.currentTimeMillis()));
    CheckpointPaths target = new CheckpointPaths(job.savepoints() + "/" + name);
    await(job.job().stop(drain, target), job);
    awaitEnd(job);
    return target.folder();
  }

  private static void await(CompletableFuture<?> ended, RunningJob job) {
    try {
      ended.get();
    } catch (ExecutionException e) {
      MillraceException cause = RunningJob.failure(e);
      MillraceException error =
          MillraceException.deterministic(
              "job '" + job.name() + "' was not stopped: " + cause.getMessage(), e);
      throw cause.hint().map(error::withHint).orElse(error);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw MillraceException.deterministic("the wait for the savepoint was interrupted", e);
    }
  }

  private RunningJob find(StringLiteral id, Positions positions) {
    List<String> ids = jobs.stream().map(RunningJob::id).toList();
    int at = ids.indexOf(id.value());
    if (at < 0) {
      throw MillraceException.deterministic("there is no job '" + id.value() + "'")
          .withHint(
              ids.isEmpty()
                  ? "This session has started none."
                  : "SHOW JOBS lists them: '" + String.join("', '", ids) + "'.")
          .at(positions.of(id.position()));
    }
    return jobs.get(at);
  }
}
