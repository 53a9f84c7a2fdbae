package io.millrace.executor.task;

import io.millrace.data.platform.Clock;
import io.millrace.executor.element.StreamElement;
import io.millrace.executor.element.StreamElement.Barrier;
import io.millrace.executor.element.StreamElement.Data;
import io.millrace.executor.element.StreamElement.End;
import io.millrace.executor.element.StreamElement.Watermark;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorMetrics;
import io.millrace.executor.schedule.Schedulable;
import io.millrace.executor.schedule.StepResult;
import io.millrace.executor.schedule.Waker;
import io.millrace.state.table.Readiness;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/**
 * A chain of operators between an inlet and an outlet, worked on cooperatively.
 *
 * <p>A step runs the deepest stage that has work and room for its output, again and again, until
 * its budget is used up. While a barrier is on its way through the chain the stages it has left
 * rest; so when it reaches the end, the state of the whole chain is frozen at once.
 *
 * <p>A task that handed on End stays and passes barriers until {@link #requestClose()}. So does one
 * that failed, which does nothing more.
 */
public final class Task implements Schedulable {
  /**
   * One operator of a chain.
   *
   * @param identity under which its state is kept
   */
  public record Link(String identity, Operator operator) {}

  /** Everything around a task. */
  public record Surroundings(
      Inlet inlet, Outlet outlet, TaskState state, Clock clock, TaskEvents events, Waker waker) {}

  private record Settled(FrozenState frozen, boolean written) {}

  private enum Phase {
    NEW,
    RESTORING,
    RUNNING,
    FAILED,
    CLOSED
  }

  private final TaskPlace place;
  private final Surroundings around;
  private final List<Link> chain;
  private final List<Stage> stages = new ArrayList<>();
  private final List<OperatorMetrics> operatorMetrics = new ArrayList<>();
  private final TaskMetrics metrics = new TaskMetrics(operatorMetrics);
  private Phase phase = Phase.NEW;
  private int opened;

  /** What made it fail, until that has been told; null: nothing. */
  private Throwable untold;

  /**
   * Both clocks, sampled once a step: were they read twice, the moment of a deadline could come
   * between, and it would be seen as neither due nor still to come.
   */
  private long nowMillis = Long.MIN_VALUE;

  private long nowNanos;
  private long wakeAtNanos = Long.MAX_VALUE;
  private final ConcurrentLinkedQueue<Settled> settled = new ConcurrentLinkedQueue<>();
  private volatile boolean closeRequested;

  /** End was handed on, which nobody was told yet. */
  private boolean ending;

  /** {@code chain} may be empty: elements then pass as they are. */
  public Task(TaskPlace place, Surroundings around, List<Link> chain) {
    this.place = place;
    this.around = around;
    this.chain = chain.isEmpty() ? List.of(new Link("pass", new PassOn())) : List.copyOf(chain);
    Receiver next = new Tail();
    for (int i = this.chain.size() - 1; i >= 0; i--) {
      Stage stage =
          new Stage(this.chain.get(i).operator(), i == 0 ? around.inlet().inputs() : 1, next);
      stages.add(0, stage);
      operatorMetrics.add(new OperatorMetrics());
      next = stage;
    }
  }

  public TaskPlace place() {
    return place;
  }

  public TaskMetrics metrics() {
    return metrics;
  }

  @Override
  public Waker waker() {
    return around.waker();
  }

  /** Ends it after the step it is in; {@link TaskEvents#closed} tells when. Any thread. */
  public void requestClose() {
    closeRequested = true;
    waker().wake();
  }

  @Override
  public long wakeAtNanos() {
    return wakeAtNanos;
  }

  @Override
  public StepResult step(int budget) {
    if (closeRequested) {
      return close();
    }
    if (phase == Phase.FAILED || phase == Phase.CLOSED) {
      return phase == Phase.CLOSED ? StepResult.DONE : tellFailure();
    }
    try {
      sampleTime();
      if (phase != Phase.RUNNING && !begin()) {
        wakeAtNanos = Long.MAX_VALUE;
        return StepResult.BLOCKED;
      }
      settleAll();
      around.state().beginStep(nowMillis);
      StepResult result = work(budget);
      tellEnd();
      return result;
    } catch (Throwable failure) {
      phase = Phase.FAILED;
      wakeAtNanos = Long.MAX_VALUE;
      untold = failure;
      return tellFailure();
    }
  }

  /** The job may end with what ended last, so nothing may be on its way any more. */
  private void tellEnd() {
    if (ending && around.outlet().isDone()) {
      ending = false;
      around.events().ended(place.id());
    }
  }

  /** There may be no memory even for that: then it is tried again, as nobody else knows of it. */
  private StepResult tellFailure() {
    try {
      if (untold != null) {
        around.events().failed(place.id(), untold);
        untold = null;
      }
      return StepResult.IDLE;
    } catch (Throwable e) {
      return StepResult.WORKED;
    }
  }

  private void sampleTime() {
    nowMillis = Math.max(nowMillis, around.clock().currentTimeMillis());
    nowNanos = around.clock().nanoTime();
  }

  /** Opens operators and restores their state; true when all is there. */
  private boolean begin() {
    if (phase == Phase.NEW) {
      phase = Phase.RESTORING;
      open();
    }
    if (around.state().restore() == Readiness.PENDING) {
      return false;
    }
    phase = Phase.RUNNING;
    return true;
  }

  /**
   * What a barrier froze is written, or could not be. Any thread; takes effect in the next step.
   */
  public void settle(FrozenState frozen, boolean written) {
    settled.add(new Settled(frozen, written));
    waker().wake();
  }

  private void settleAll() {
    for (Settled each = settled.poll(); each != null; each = settled.poll()) {
      around.state().settle(each.frozen, each.written);
    }
  }

  private void open() {
    for (Link link : chain) {
      opened++;
      link.operator()
          .open(
              new StageContext(
                  place,
                  around.state().operator(link.identity()),
                  () -> nowMillis,
                  () -> nowNanos / 1_000_000,
                  operatorMetrics.get(opened - 1),
                  around.waker()));
    }
  }

  private StepResult work(int budget) {
    stages.forEach(Stage::newStep);
    for (int left = budget; left > 0; left--) {
      Stage stage = runnable();
      if (stage == null) {
        return rest();
      }
      stage.run(nowMillis);
    }
    around.outlet().flush(nowNanos);
    return StepResult.WORKED;
  }

  /** The deepest stage that can run, or null. */
  private Stage runnable() {
    for (int i = stages.size() - 1; i >= 0; i--) {
      Stage stage = stages.get(i);
      if (i == 0 && stage.canTake(nowMillis)) {
        fetch(stage);
      }
      if (stage.canRun(nowMillis)) {
        return stage;
      }
      if (stage.holdsBarrier()) {
        return null;
      }
    }
    return null;
  }

  private void fetch(Stage first) {
    StreamElement element = around.inlet().poll(nowNanos);
    if (element != null) {
      if (element instanceof Data data) {
        metrics.addRowsIn(data.batch().rows());
      }
      first.begin(element, around.inlet().input());
    }
  }

  private StepResult rest() {
    wakeAtNanos = around.outlet().flush(nowNanos);
    if (stages.get(0).canTake(nowMillis)) {
      // Else it is woken when there is room, and must not step in vain until then.
      wakeAtNanos = Math.min(wakeAtNanos, around.inlet().wakeAtNanos());
    }
    boolean work = false;
    for (Stage stage : stages) {
      long time = stage.operator().nextTime();
      if (time > nowMillis && time != Long.MAX_VALUE) {
        wakeAtNanos = Math.min(wakeAtNanos, nowNanos + nanosUntil(time));
      }
      work |= stage.hasWork(nowMillis);
    }
    return work ? StepResult.BLOCKED : StepResult.IDLE;
  }

  private long nanosUntil(long timeMillis) {
    return Math.min(timeMillis - nowMillis, 1L << 40) * 1_000_000;
  }

  private StepResult close() {
    if (phase == Phase.CLOSED) {
      return StepResult.DONE;
    }
    boolean inletClosed = isClosed(around.inlet()::close);
    if (!isClosed(around.outlet()::close) || !inletClosed) {
      wakeAtNanos = Long.MAX_VALUE;
      return StepResult.IDLE;
    }
    phase = Phase.CLOSED;
    for (int i = 0; i < opened; i++) {
      release(chain.get(i).operator()::close);
    }
    release(around.state()::close);
    around.events().closed(place.id());
    return StepResult.DONE;
  }

  /** What a task held must not keep the job from ending: what was to last is durable by now. */
  private static void release(Runnable close) {
    isClosed(
        () -> {
          close.run();
          return true;
        });
  }

  private static boolean isClosed(BooleanSupplier close) {
    try {
      return close.getAsBoolean();
    } catch (Throwable e) {
      // What failed to open may fail to close; its own failure was reported then.
      return true;
    }
  }

  @Override
  public String toString() {
    return place.name() + " " + (place.subtask() + 1) + "/" + place.parallelism();
  }

  /** Behind the last stage: freezes at barriers, counts, tells. */
  private final class Tail implements Receiver {
    @Override
    public boolean hasRoom() {
      return around.outlet().hasRoom() && (around.state().canFreeze() || !barrierIsNext());
    }

    @Override
    public void accept(StreamElement element) {
      if (element instanceof Barrier barrier) {
        passBarrier(barrier);
        return;
      }
      if (element instanceof Data data) {
        metrics.addRowsOut(data.batch().rows());
      } else if (element instanceof Watermark watermark) {
        metrics.setWatermark(watermark.millis());
      }
      around.outlet().accept(element);
      ending |= element instanceof End;
    }

    /** A barrier must wait while what the last one froze is being written. */
    private boolean barrierIsNext() {
      return stages.get(stages.size() - 1).holdsBarrier();
    }

    private void passBarrier(Barrier barrier) {
      FrozenState frozen = around.state().freeze();
      around.outlet().accept(barrier);
      around
          .events()
          .cutTaken(
              place.id(),
              new TaskCut(
                  barrier.checkpoint(),
                  frozen,
                  around.inlet().position(),
                  around.outlet().committables()));
    }
  }
}
