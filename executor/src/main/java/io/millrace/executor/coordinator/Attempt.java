package io.millrace.executor.coordinator;

import io.millrace.data.platform.Platform;
import io.millrace.executor.job.Deployment;
import io.millrace.executor.task.TaskCut;
import io.millrace.executor.task.TaskEvents;
import java.util.function.Consumer;

/** One try to run a job: its tasks, and what they have told. Called in the actor's steps only. */
final class Attempt {
  private final Deployment deployment;
  private final Checkpoints checkpoints;
  private final Consumer<Throwable> failed;
  private int ended;
  private int closed;
  private boolean closing;

  Attempt(
      JobSpec spec,
      Sinks sinks,
      RestoredContext from,
      Mailbox mailbox,
      Consumer<Throwable> failed) {
    this.failed = failed;
    Platform platform = from.platform();
    deployment = new Deployment(spec.graph(), spec.settings(), from, platform, new Events(mailbox));
    checkpoints = new Checkpoints(spec, sinks, from, deployment, mailbox, failed);
  }

  Deployment deployment() {
    return deployment;
  }

  Checkpoints checkpoints() {
    return checkpoints;
  }

  /** Asks all tasks to close. */
  void close() {
    if (!closing) {
      closing = true;
      deployment.requestClose();
    }
  }

  boolean isClosed() {
    return closed == deployment.tasks().size();
  }

  /** Goes on with checkpoints; true once all input was read and all output committed. */
  boolean act() {
    checkpoints.act();
    return checkpoints.isFinalDone();
  }

  private void taskEnded() {
    checkpoints.oneEnded();
    if (++ended == deployment.tasks().size()) {
      checkpoints.allEnded();
    }
  }

  /** Passes what tasks tell, on their threads, to the actor. */
  private final class Events implements TaskEvents {
    private final Mailbox mailbox;

    Events(Mailbox mailbox) {
      this.mailbox = mailbox;
    }

    @Override
    public void cutTaken(int task, TaskCut cut) {
      mailbox.post(() -> checkpoints.cutTaken(task, cut));
    }

    @Override
    public void ended(int task) {
      mailbox.post(Attempt.this::taskEnded);
    }

    @Override
    public void failed(int task, Throwable failure) {
      mailbox.post(() -> failed.accept(failure));
    }

    @Override
    public void closed(int task) {
      mailbox.post(() -> closed++);
    }
  }
}
