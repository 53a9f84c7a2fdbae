package io.millrace.executor.task;

import io.millrace.executor.element.StreamElement;
import io.millrace.executor.element.StreamElement.Active;
import io.millrace.executor.element.StreamElement.Barrier;
import io.millrace.executor.element.StreamElement.Data;
import io.millrace.executor.element.StreamElement.End;
import io.millrace.executor.element.StreamElement.Idle;
import io.millrace.executor.element.StreamElement.Watermark;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.Progress;
import io.millrace.state.table.Readiness;
import java.util.ArrayDeque;

/**
 * An operator of a task with the elements that wait for it. It does one call of the operator a
 * {@link #run}: goes on with the call that could not finish, else lets a timer fire, else takes the
 * next element.
 */
final class Stage implements Receiver {
  /** Batches that may wait: one to work on while the next is made. */
  private static final int ROOM = 2;

  private final Operator operator;
  private final StageOutput output;
  private final ArrayDeque<StreamElement> inbox = new ArrayDeque<>();
  private int openInputs;

  /** The element being worked on, or null. */
  private StreamElement current;

  private int currentInput;
  private boolean prepared;

  /** Whether the last call answered PENDING, in this step of the task. */
  private boolean waiting;

  /** The time with which timers are being fired, or MIN if they are not. */
  private long firing = Long.MIN_VALUE;

  /** Barriers that wait or are being worked on. */
  private int barriers;

  Stage(Operator operator, int inputs, Receiver next) {
    this.operator = operator;
    this.openInputs = inputs;
    this.output = new StageOutput(next);
  }

  Operator operator() {
    return operator;
  }

  @Override
  public boolean hasRoom() {
    return inbox.size() < ROOM;
  }

  @Override
  public void accept(StreamElement element) {
    if (element instanceof Barrier) {
      barriers++;
    }
    inbox.add(element);
  }

  /** For the first stage: what the inlet gave is worked on next. Only when {@link #isFree()}. */
  void begin(StreamElement element, int input) {
    if (element instanceof Barrier) {
      barriers++;
    }
    current = element;
    currentInput = input;
  }

  /** Whether it works on nothing and nothing waits. */
  boolean isFree() {
    return current == null && firing == Long.MIN_VALUE && inbox.isEmpty();
  }

  /** For the first stage: whether it would work on a new element at once. */
  boolean canTake(long nowMillis) {
    return isFree() && output.hasRoom() && operator.nextTime() > nowMillis;
  }

  /** Whether a barrier has come so far but not left: the stages before must not go on. */
  boolean holdsBarrier() {
    return barriers > 0;
  }

  boolean hasWork(long nowMillis) {
    return !isFree() || operator.nextTime() <= nowMillis;
  }

  boolean canRun(long nowMillis) {
    return !waiting && output.hasRoom() && hasWork(nowMillis);
  }

  /** A new step of the task: what was pending may be there. */
  void newStep() {
    waiting = false;
  }

  /** Does one call. Only when {@link #canRun}. */
  void run(long nowMillis) {
    if (current == null) {
      if (firing == Long.MIN_VALUE && operator.nextTime() <= nowMillis) {
        firing = nowMillis;
      }
      if (firing != Long.MIN_VALUE) {
        Progress progress = operator.advanceTime(firing, output);
        waiting = progress == Progress.PENDING;
        firing = progress == Progress.DONE ? Long.MIN_VALUE : firing;
        return;
      }
      current = inbox.poll();
    }
    Progress progress = call(current);
    waiting = progress == Progress.PENDING;
    if (progress == Progress.DONE) {
      StreamElement done = current;
      current = null;
      prepared = false;
      finish(done);
    }
  }

  private Progress call(StreamElement element) {
    if (element instanceof Data data) {
      if (!prepared && operator.prepare(currentInput, data.batch()) == Readiness.PENDING) {
        return Progress.PENDING;
      }
      prepared = true;
      return operator.process(currentInput, data.batch(), output);
    }
    if (element instanceof Watermark watermark) {
      return operator.advanceWatermark(watermark.millis(), output);
    }
    if (element instanceof End) {
      return operator.endInput(currentInput, output);
    }
    if (element instanceof Idle) {
      return operator.goIdle(output);
    }
    return element instanceof Barrier ? operator.beforeBarrier(output) : Progress.DONE;
  }

  /** The operator is done with it: hands it on where it concerns those behind. */
  private void finish(StreamElement element) {
    if (element instanceof Barrier) {
      barriers--;
      output.forward(element);
    } else if (element instanceof End) {
      if (--openInputs == 0) {
        output.forward(element);
      }
    } else if (operator.forwardsWatermarks()) {
      finishTime(element);
    }
  }

  private void finishTime(StreamElement element) {
    if (element instanceof Watermark watermark) {
      output.emitWatermark(watermark.millis());
    } else if (element instanceof Idle) {
      output.emitIdle();
    } else if (element instanceof Active) {
      output.activate();
    }
  }
}
