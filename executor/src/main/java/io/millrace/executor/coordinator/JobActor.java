package io.millrace.executor.coordinator;

import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.Platform;
import io.millrace.executor.coordinator.RestartDecision.RestartAfter;
import io.millrace.executor.job.JobGraph.ResultTail;
import io.millrace.executor.job.JobGraph.Vertex;
import io.millrace.executor.result.ResultQueue;
import io.millrace.executor.schedule.Schedulable;
import io.millrace.executor.schedule.Scheduler;
import io.millrace.executor.schedule.StepResult;
import io.millrace.executor.schedule.Waker;
import io.millrace.state.checkpoint.CheckpointStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Drives a job through its attempts. Everything happens in its steps; what tasks and blocking work
 * tell comes through a mailbox.
 */
final class JobActor implements Schedulable {
  private enum Phase {
    BEGIN,
    /** Looks for a checkpoint, commits what it holds. */
    RECOVERING,
    RUNNING,
    /** Waits until nothing of the attempt runs any more. */
    CLOSING,
    /** Waits to start again. */
    WAITING,
    /** Lets go of the store. */
    ENDING,
    DONE
  }

  private final JobSpec spec;
  private final Platform platform;
  private final Scheduler scheduler;
  private final Mailbox mailbox;
  private final Sinks sinks;
  private final Counters counters = new Counters();
  private final CompletableFuture<JobStatus> done = new CompletableFuture<>();
  private Phase phase = Phase.BEGIN;
  private Attempt attempt;
  private long attemptNumber;
  private int failures;
  private long runningSinceMillis;
  private long restartAtMillis;

  /** How the job ends once nothing runs any more; null: it has failed, and may start again. */
  private JobStatus outcome;

  private final List<StopRequest> waiting = new ArrayList<>();
  private boolean failing;
  private volatile JobStatus status = JobStatus.STARTING;
  private volatile Throwable failure;

  JobActor(JobSpec spec, Platform platform, Scheduler scheduler) {
    this.spec = spec;
    this.platform = platform;
    this.scheduler = scheduler;
    this.mailbox = new Mailbox(platform.io());
    this.sinks = new Sinks(spec.graph(), spec.settings().name());
  }

  JobStatus status() {
    return status;
  }

  Throwable failure() {
    return failure;
  }

  JobMetrics metrics() {
    return counters.read();
  }

  CompletableFuture<JobStatus> done() {
    return done;
  }

  void cancel() {
    mailbox.post(
        () -> {
          if (outcome == null && phase != Phase.ENDING && phase != Phase.DONE) {
            end(JobStatus.CANCELED);
          }
        });
  }

  /**
   * One that comes while the job begins waits until it runs. While it starts again there is no last
   * checkpoint to wait for: it may never run again.
   */
  void stop(StopRequest request) {
    mailbox.post(
        () -> {
          if (phase == Phase.RUNNING) {
            attempt.checkpoints().stop(request);
          } else if (phase == Phase.WAITING) {
            request.copied().completeExceptionally(startsAgain());
          } else {
            waiting.add(request);
          }
        });
  }

  private MillraceException startsAgain() {
    return MillraceException.deterministic(
            "the job is not running, but starts again after a failure: " + failure.getMessage(),
            failure)
        .withHint(
            "Once it runs it can be stopped with a savepoint; without one it stops at once, and"
                + " its newest checkpoint stays.");
  }

  @Override
  public Waker waker() {
    return mailbox.waker();
  }

  @Override
  public StepResult step(int budget) {
    try {
      boolean more = mailbox.work(budget);
      act();
      return phase == Phase.DONE ? StepResult.DONE : more ? StepResult.WORKED : StepResult.IDLE;
    } catch (Throwable bug) {
      // An error of the coordinator itself: the job cannot go on, its client must learn of it.
      failure = bug;
      try {
        if (attempt != null) {
          attempt.close();
        }
      } finally {
        conclude(JobStatus.FAILED);
      }
      return StepResult.DONE;
    }
  }

  @Override
  public long wakeAtNanos() {
    long atMillis =
        switch (phase) {
          case RUNNING -> attempt.checkpoints().wakeAtMillis();
          case WAITING -> restartAtMillis;
          default -> Long.MAX_VALUE;
        };
    return atMillis == Long.MAX_VALUE ? atMillis : atMillis * 1_000_000;
  }

  private long nowMillis() {
    return platform.clock().nanoTime() / 1_000_000;
  }

  private void act() {
    if (phase == Phase.BEGIN || phase == Phase.WAITING && nowMillis() >= restartAtMillis) {
      recover();
    }
    if (phase == Phase.RUNNING && attempt.act()) {
      end(JobStatus.FINISHED);
    }
    counters.checkpoint(attempt == null ? null : attempt.checkpoints().lastCompleted());
    if (phase == Phase.CLOSING
        && (attempt == null || attempt.isClosed())
        && mailbox.underWay() == 0) {
      closed();
    }
  }

  private void recover() {
    phase = Phase.RECOVERING;
    sinks.reset();
    mailbox.io(
        () -> new Recovery(spec, sinks).run(attemptNumber),
        (result, error) -> {
          if (error != null) {
            failed(error);
          } else if (phase == Phase.RECOVERING) {
            run(result);
          }
        });
  }

  private void run(Recovery.Result from) {
    attemptNumber = from.attempt();
    RestoredContext context = new RestoredContext(from, spec, platform);
    Attempt[] self = new Attempt[1];
    Consumer<Throwable> onFailure =
        error -> {
          if (self[0] == attempt) {
            failed(error);
          }
        };
    attempt = new Attempt(spec, sinks, context, mailbox, onFailure);
    self[0] = attempt;
    counters.begin(attempt.deployment());
    phase = Phase.RUNNING;
    status = JobStatus.RUNNING;
    failing = false;
    runningSinceMillis = nowMillis();
    waiting.forEach(attempt.checkpoints()::stop);
    waiting.clear();
    attempt.deployment().start(scheduler);
  }

  private void failed(Throwable error) {
    if (failing || outcome != null || phase == Phase.DONE) {
      return;
    }
    failing = true;
    failure = error;
    close();
  }

  private void end(JobStatus how) {
    outcome = how;
    if (how == JobStatus.CANCELED) {
      status = JobStatus.CANCELING;
    }
    close();
  }

  private void close() {
    phase = Phase.CLOSING;
    if (attempt != null) {
      attempt.checkpoints().giveUpStop(stopped());
      attempt.close();
    }
  }

  /** Why a last checkpoint that is waited for does not come. */
  private Throwable stopped() {
    return failing
        ? failure
        : MillraceException.deterministic("the job has ended before its last checkpoint");
  }

  /** Nothing of the attempt runs any more. */
  private void closed() {
    counters.end();
    if (attempt != null && RestartDecision.resets(spec.restarts(), quietMillis())) {
      failures = 0;
    }
    attempt = null;
    if (outcome != null) {
      finish(outcome);
      return;
    }
    failures++;
    RestartDecision decision =
        RestartDecision.of(
            spec.restarts(),
            new RestartDecision.Facts(
                MillraceException.classOf(failure), failures, platform.seeds().nextDouble()));
    if (decision instanceof RestartAfter after) {
      failing = false;
      status = JobStatus.RESTARTING;
      counters.restarted();
      restartAtMillis = nowMillis() + after.delayMillis();
      phase = Phase.WAITING;
      waiting.forEach(request -> request.copied().completeExceptionally(startsAgain()));
      waiting.clear();
    } else {
      finish(JobStatus.FAILED);
    }
  }

  private long quietMillis() {
    return nowMillis() - runningSinceMillis;
  }

  private void finish(JobStatus last) {
    outcome = last;
    phase = Phase.ENDING;
    mailbox.io(
        () -> {
          if (spec.store() != null) {
            letGo(spec.store(), spec.checkpoints().retention().deletes(last));
          }
          return null;
        },
        // A lock that cannot be let go of is let go of by the end of the process, and checkpoints
        // that cannot be deleted stay: the oldest go first, so the next run finds the newest.
        (nothing, error) -> conclude(last));
  }

  private static void letGo(CheckpointStore store, boolean delete) throws IOException {
    try (store) {
      if (delete) {
        store.forget();
      }
    }
  }

  private void conclude(JobStatus last) {
    phase = Phase.DONE;
    tellClients(last);
    status = last;
    done.complete(last);
  }

  private void tellClients(JobStatus last) {
    for (Vertex vertex : spec.graph().vertices()) {
      if (vertex.tail() instanceof ResultTail tail) {
        ResultQueue queue = tail.queue();
        if (last == JobStatus.FAILED) {
          queue.fail(
              failure instanceof RuntimeException known
                  ? known
                  : new IllegalStateException("the job failed", failure));
        } else {
          queue.end();
        }
      }
    }
  }
}
