package io.millrace.executor.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.batch.Batch;
import io.millrace.data.platform.SimulatedClock;
import io.millrace.executor.element.StreamElement;
import io.millrace.executor.element.StreamElement.Data;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.schedule.StepResult;
import io.millrace.executor.schedule.Waker;
import io.millrace.state.table.KeyGroupRange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A job ends when all of its tasks have said that they did: no error may keep one silent. */
class TaskEndTest {
  private final List<String> told = new ArrayList<>();
  private int deafTimes;

  private final class Told implements TaskEvents {
    @Override
    public void cutTaken(int task, TaskCut cut) {}

    @Override
    public void ended(int task) {}

    @Override
    public void failed(int task, Throwable failure) {
      if (deafTimes-- > 0) {
        throw new InternalError("no memory for the message");
      }
      told.add("failed: " + failure.getMessage());
    }

    @Override
    public void closed(int task) {
      told.add("closed");
    }
  }

  private static final class Nowhere implements Outlet {
    @Override
    public boolean hasRoom() {
      return true;
    }

    @Override
    public void accept(StreamElement element) {}

    @Override
    public long flush(long nowNanos) {
      return Long.MAX_VALUE;
    }

    @Override
    public CompletableFuture<List<byte[]>> committables() {
      return CompletableFuture.completedFuture(List.of());
    }

    @Override
    public boolean close() {
      return true;
    }
  }

  /** Fails as code does whose classes are missing. */
  private static final class Broken implements Operator {
    @Override
    public void open(OperatorContext context) {}

    @Override
    public Progress process(int input, Batch batch, Output out) {
      throw new NoClassDefFoundError("kernel");
    }

    @Override
    public void close() {
      throw new NoClassDefFoundError("closer");
    }
  }

  private Task task(Error whenInletCloses) {
    Task.Surroundings around =
        new Task.Surroundings(
            new GivenElements(List.of(new Data(Batch.of(1))), whenInletCloses),
            new Nowhere(),
            new UnsavedState(KeyGroupRange.all(1)),
            new SimulatedClock(),
            new Told(),
            new Waker());
    return new Task(
        new TaskPlace(0, "t", 0, 1, 1), around, List.of(new Task.Link("b", new Broken())));
  }

  private static void step(Task task, StepResult last) {
    for (int i = 0; i < 10; i++) {
      StepResult result = task.step(10);
      if (result == last) {
        return;
      }
      assertEquals(StepResult.WORKED, result, "it is not stepped again of itself");
    }
  }

  @Test
  void anErrorWhileAnOperatorClosesIsNoReasonNotToEnd() {
    Task task = task(null);
    step(task, StepResult.IDLE);
    task.requestClose();
    step(task, StepResult.DONE);
    assertEquals(List.of("failed: kernel", "closed"), told);
  }

  @Test
  void aFailureThatCouldNotBeToldIsToldLater() {
    deafTimes = 2;
    Task task = task(null);
    step(task, StepResult.IDLE);
    assertEquals(List.of("failed: kernel"), told);
  }

  @Test
  void anErrorWhileTheInputClosesIsNoReasonNotToEnd() {
    Task task = task(new NoClassDefFoundError("reader"));
    step(task, StepResult.IDLE);
    task.requestClose();
    step(task, StepResult.DONE);
    assertTrue(told.contains("closed"), told::toString);
  }
}
