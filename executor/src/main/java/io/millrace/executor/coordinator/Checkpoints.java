package io.millrace.executor.coordinator;

import io.millrace.data.error.FailureClass;
import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.Clock;
import io.millrace.data.platform.FileFailure;
import io.millrace.executor.element.StreamElement.Barrier;
import io.millrace.executor.job.Deployment;
import io.millrace.executor.job.JobGraph.SinkTail;
import io.millrace.executor.task.Task;
import io.millrace.executor.task.TaskCut;
import io.millrace.state.checkpoint.CheckpointPaths;
import io.millrace.state.checkpoint.CheckpointStore;
import io.millrace.state.checkpoint.Manifest;
import io.millrace.state.checkpoint.Manifest.Entries;
import io.millrace.state.protocol.FlightDecision;
import io.millrace.state.protocol.ToleranceDecision;
import io.millrace.state.protocol.TriggerDecision;
import io.millrace.state.snapshot.TaskSnapshot;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/** The checkpoints of one attempt. Called in the steps of the actor only. */
final class Checkpoints {
  /** What a completed checkpoint was. */
  record Completed(long checkpoint, long timestampMillis) {}

  private final JobSpec spec;
  private final Sinks sinks;
  private final Deployment deployment;
  private final long attempt;
  private final Mailbox mailbox;
  private final Clock clock;
  private final Consumer<Throwable> failJob;
  private long next;
  private long lastStartMillis;
  private long lastEndMillis;
  private int failuresInARow;
  private Flight flight;
  private boolean someEnded;
  private boolean allEnded;
  private boolean finalDone;
  private boolean failed;
  private Completed lastCompleted;

  /** Who wants the job to stop; null: nobody. */
  private StopRequest stop;

  private long wakeAtMillis;

  Checkpoints(
      JobSpec spec,
      Sinks sinks,
      RestoredContext from,
      Deployment deployment,
      Mailbox mailbox,
      Consumer<Throwable> failJob) {
    this.spec = spec;
    this.sinks = sinks;
    this.deployment = deployment;
    this.attempt = from.attempt();
    this.next = from.nextCheckpoint();
    this.mailbox = mailbox;
    this.clock = from.platform().clock();
    this.failJob =
        failure -> {
          failed = true;
          failJob.accept(failure);
        };
    lastStartMillis = nowMillis();
    lastEndMillis = lastStartMillis;
    finalDone = false;
  }

  private long nowMillis() {
    return clock.nanoTime() / 1_000_000;
  }

  /** End has passed a task. */
  void oneEnded() {
    someEnded = true;
  }

  /** End has passed every task. */
  void allEnded() {
    allEnded = true;
    finalDone = spec.store() == null && sinks.isEmpty();
  }

  /** Whether there is nothing left to do for this attempt. */
  boolean isFinalDone() {
    return finalDone;
  }

  /** The last one that completed in this attempt, or null. */
  Completed lastCompleted() {
    return lastCompleted;
  }

  /** Monotonic time at which to call {@link #act} again; MAX: when something happens. */
  long wakeAtMillis() {
    return wakeAtMillis;
  }

  /** Stops the job with the next checkpoint that begins. */
  void stop(StopRequest request) {
    if (spec.store() == null) {
      request.copied().completeExceptionally(notCheckpointed());
    } else if (stop != null || failed) {
      request
          .copied()
          .completeExceptionally(
              MillraceException.deterministic("the job is being stopped already"));
    } else {
      stop = request;
      if (request.drain()) {
        deployment.drainSources();
      } else {
        deployment.holdSources();
      }
    }
  }

  private static MillraceException notCheckpointed() {
    return MillraceException.deterministic("the job makes no checkpoints, so it has no savepoint")
        .withHint(
            "SET 'execution.checkpointing.interval' = '10 s'; before it starts, or stop it without"
                + " one.");
  }

  /** The job does not stop as it was asked to: it goes on, or has failed. */
  void giveUpStop(Throwable cause) {
    if (stop != null) {
      StopRequest request = stop;
      stop = null;
      if (!request.drain()) {
        deployment.releaseSources();
      }
      request.copied().completeExceptionally(cause);
    }
  }

  /** Does what is to be done now. */
  void act() {
    wakeAtMillis = Long.MAX_VALUE;
    if (flight != null && !flight.completing) {
      decideFlight();
    }
    if (flight == null && !failed) {
      decideTrigger();
    }
  }

  private void decideTrigger() {
    CheckpointSettings settings = spec.checkpoints();
    boolean off = spec.store() == null;
    TriggerDecision decision =
        TriggerDecision.of(
            new TriggerDecision.Facts(
                nowMillis(),
                off ? 0 : settings.intervalMillis(),
                settings.minPauseMillis(),
                lastStartMillis,
                lastEndMillis,
                false,
                settings.afterTasksFinish() || !someEnded,
                stop != null && !stop.drain(),
                allEnded,
                finalDone));
    if (decision instanceof TriggerDecision.Trigger) {
      trigger();
    } else if (decision instanceof TriggerDecision.Wait wait) {
      wakeAtMillis = wait.atMillis();
    }
  }

  private void trigger() {
    lastStartMillis = nowMillis();
    long timestamp = clock.currentTimeMillis();
    flight = new Flight(next++, lastStartMillis, timestamp, allEnded, deployment.tasks().size());
    flight.last = allEnded || stop != null && !stop.drain();
    deployment.trigger(new Barrier(flight.checkpoint, timestamp));
    wakeAtMillis = lastStartMillis + spec.checkpoints().timeoutMillis();
  }

  /** A barrier has left a task: its state is written, whatever became of the checkpoint. */
  void cutTaken(int task, TaskCut cut) {
    Task owner = deployment.tasks().get(task);
    mailbox.io(
        cut.state()::write,
        (snapshot, failure) -> {
          owner.settle(cut.state(), failure == null);
          written(task, cut, snapshot, failure);
        });
    cut.committables()
        .whenComplete(
            (values, failure) -> mailbox.post(() -> prepared(task, cut, values, failure)));
  }

  private boolean isCurrent(TaskCut cut) {
    return flight != null && flight.checkpoint == cut.checkpoint();
  }

  private void written(int task, TaskCut cut, TaskSnapshot snapshot, Throwable failure) {
    if (isCurrent(cut) && failure != null) {
      flight.fail(failure);
    } else if (isCurrent(cut)) {
      flight.written(task, snapshot, cut.position());
    }
  }

  private void prepared(int task, TaskCut cut, List<byte[]> values, Throwable failure) {
    if (failure == null && deployment.vertexOf(task).tail() instanceof SinkTail tail) {
      sinks.add(tail.identity(), values);
    }
    if (isCurrent(cut) && failure != null) {
      flight.fail(failure);
    } else if (isCurrent(cut)) {
      flight.committablesOf(task);
    }
  }

  private void decideFlight() {
    String failure = flight.failure() == null ? null : describe(flight.failure());
    FlightDecision decision =
        FlightDecision.of(
            new FlightDecision.Facts(
                nowMillis(),
                flight.startMillis,
                spec.checkpoints().timeoutMillis(),
                flight.tasks(),
                flight.acknowledged(),
                failure));
    if (decision instanceof FlightDecision.Publish) {
      publish();
    } else if (decision instanceof FlightDecision.Abort abort) {
      abort(abort.reason(), flight.failure());
    } else if (decision instanceof FlightDecision.Wait wait) {
      wakeAtMillis = wait.untilMillis();
    }
  }

  private static String describe(Throwable failure) {
    if (failure instanceof IOException io) {
      return FileFailure.describe(io);
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  private void publish() {
    flight.completing = true;
    List<Entries> committables = sinks.take();
    Manifest manifest = flight.manifest(spec.settings().name(), attempt, deployment, committables);
    CheckpointStore store = spec.store();
    mailbox.io(
        () -> {
          if (store != null) {
            store.publish(manifest);
          }
          return manifest;
        },
        (published, failure) -> {
          if (failure != null) {
            sinks.putBack(committables);
            abort("it could not be published: " + describe(failure), failure);
          } else {
            commit(committables);
          }
        });
  }

  private void commit(List<Entries> committables) {
    CheckpointStore store = spec.store();
    mailbox.io(
        () -> {
          sinks.commit(committables);
          return null;
        },
        (nothing, failure) -> {
          if (failure != null) {
            // It is published: a restart commits it again.
            flight = null;
            failJob.accept(failure);
          } else if (store == null) {
            completed();
          } else if (stop != null && flight.last) {
            copy(store);
          } else {
            retain(store);
          }
        });
  }

  private void copy(CheckpointStore store) {
    CheckpointPaths target = stop.target();
    long checkpoint = flight.checkpoint;
    mailbox.io(
        () -> {
          store.copyTo(target, checkpoint);
          return null;
        },
        (nothing, failure) -> {
          copied(target, failure);
          retain(store);
        });
  }

  private void copied(CheckpointPaths target, Throwable failure) {
    if (failure != null) {
      flight.last = flight.ended;
      giveUpStop(
          failure instanceof IOException io
              ? FileFailure.of("write the savepoint", target.folder(), io)
              : failure);
    } else if (stop != null) {
      stop.copied().complete(null);
      stop = null;
    }
  }

  private void retain(CheckpointStore store) {
    mailbox.io(
        () -> {
          store.retain(spec.checkpoints().numRetained());
          return null;
        },
        // What could not be deleted is tried again after the next checkpoint.
        (nothing, failure) -> completed());
  }

  private void completed() {
    finalDone = flight.last;
    failuresInARow = 0;
    lastEndMillis = nowMillis();
    if (spec.store() != null) {
      lastCompleted = new Completed(flight.checkpoint, flight.timestampMillis);
    }
    flight = null;
  }

  private void abort(String reason, Throwable cause) {
    String message = "checkpoint " + flight.checkpoint + " failed: " + reason;
    if (flight.last) {
      giveUpStop(MillraceException.passing(message, cause));
    }
    flight = null;
    lastEndMillis = nowMillis();
    failuresInARow++;
    boolean deterministic = cause != null && isDeterministic(cause);
    int tolerable = spec.checkpoints().tolerableFailures();
    if (deterministic) {
      failJob.accept(MillraceException.deterministic(message, cause));
    } else if (ToleranceDecision.of(failuresInARow, tolerable) == ToleranceDecision.FAIL_JOB) {
      failJob.accept(MillraceException.passing(message, cause));
    }
  }

  private static boolean isDeterministic(Throwable cause) {
    return cause instanceof MillraceException known
        && known.failureClass() == FailureClass.DETERMINISTIC;
  }
}
