package io.millrace.executor.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.executor.schedule.Waker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lane must end, whatever happens: a task waits for it before it closes. */
class IoLaneTest {
  private final ArrayDeque<Runnable> pool = new ArrayDeque<>();
  private final List<String> done = new ArrayList<>();
  private final Waker waker = new Waker();
  private int wakes;

  /** Whether the pool has threads. */
  private boolean threads = true;

  private final IoLane lane = new IoLane("read table 't'", this::execute, waker);

  private void execute(Runnable work) {
    if (!threads) {
      throw new InternalError("unable to create native thread");
    }
    pool.add(work);
  }

  @BeforeEach
  void listen() {
    waker.bind(() -> wakes++);
  }

  private void runAll() {
    for (Runnable work = pool.poll(); work != null; work = pool.poll()) {
      work.run();
    }
  }

  @Test
  void callsRunInOrder() {
    lane.submit(() -> done.add("a"));
    lane.submit(() -> done.add("b"));
    runAll();
    assertEquals(List.of("a", "b"), done);
    assertEquals(0, lane.unfinished());
    assertEquals(2, wakes);
  }

  @Test
  void anErrorIsToldAndTheLastCallIsMade() {
    lane.submit(
        () -> {
          throw new NoClassDefFoundError("codec");
        });
    lane.submit(() -> done.add("skipped"));
    lane.submitAlways(() -> done.add("closed"));
    runAll();
    assertEquals(List.of("closed"), done);
    assertEquals(0, lane.unfinished());
    assertTrue(wakes > 0);
    assertThrows(IllegalStateException.class, lane::check);
  }

  @Test
  void withoutAThreadForTheFirstCallTheLaneEnds() {
    threads = false;
    lane.submit(() -> done.add("a"));
    lane.submitAlways(() -> done.add("closed"));
    assertEquals(List.of("closed"), done);
    assertEquals(0, lane.unfinished());
    assertTrue(wakes > 0);
    Throwable told = assertThrows(IllegalStateException.class, lane::check);
    assertEquals("unable to create native thread", told.getCause().getMessage());
  }

  @Test
  void withoutAThreadForTheNextCallTheLaneEnds() {
    lane.submit(() -> done.add("a"));
    lane.submit(() -> done.add("b"));
    threads = false;
    runAll();
    assertEquals(List.of("a"), done);
    assertEquals(0, lane.unfinished());
    assertThrows(IllegalStateException.class, lane::check);
    lane.submitAlways(() -> done.add("closed"));
    assertEquals(List.of("a", "closed"), done);
    assertEquals(0, lane.unfinished());
  }
}
