package io.millrace.executor.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.data.batch.Batch;
import io.millrace.data.platform.SimulatedClock;
import io.millrace.executor.element.StreamElement.Data;
import io.millrace.executor.element.StreamElement.End;
import io.millrace.executor.io.IoLane;
import io.millrace.executor.schedule.Waker;
import io.millrace.executor.sink.SinkOutlet;
import io.millrace.executor.spi.SinkWriter;
import io.millrace.state.table.KeyGroupRange;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A task has ended when its last rows are written, not when they are on their way. */
class SinkEndTest {
  private final List<String> told = new ArrayList<>();
  private final ArrayDeque<Runnable> io = new ArrayDeque<>();

  private final class Told implements TaskEvents {
    @Override
    public void cutTaken(int task, TaskCut cut) {}

    @Override
    public void ended(int task) {
      told.add("ended");
    }

    @Override
    public void failed(int task, Throwable failure) {
      told.add("failed: " + failure.getMessage());
    }

    @Override
    public void closed(int task) {}
  }

  private record Writer(boolean breaks) implements SinkWriter {
    @Override
    public void write(Batch batch) throws IOException {
      if (breaks) {
        throw new IOException("the disk is full");
      }
    }

    @Override
    public List<byte[]> prepareCommit(long checkpoint) {
      return List.of();
    }

    @Override
    public void close() {}
  }

  private void run(boolean breaks) {
    Waker waker = new Waker();
    IoLane lane = new IoLane("write table 't'", io::add, waker);
    Task.Surroundings around =
        new Task.Surroundings(
            new GivenElements(List.of(new Data(Batch.of(1)), new End()), null),
            new SinkOutlet(() -> new Writer(breaks), lane),
            new UnsavedState(KeyGroupRange.all(1)),
            new SimulatedClock(),
            new Told(),
            waker);
    Task task = new Task(new TaskPlace(0, "t", 0, 1, 1), around, List.of());
    for (int i = 0; i < 5; i++) {
      task.step(10);
    }
    assertEquals(List.of(), told);
    while (!io.isEmpty()) {
      io.poll().run();
    }
    task.step(10);
  }

  @Test
  void itEndsWhenTheLastRowsAreWritten() {
    run(false);
    assertEquals(List.of("ended"), told);
  }

  @Test
  void itFailsIfTheLastRowsCannotBeWritten() {
    run(true);
    assertEquals(List.of("failed: cannot write table 't': IO: the disk is full"), told);
  }
}
