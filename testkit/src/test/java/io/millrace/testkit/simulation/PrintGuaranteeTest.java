package io.millrace.testkit.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.error.MillraceException;
import io.millrace.engine.session.JobHandle;
import io.millrace.engine.session.JobStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A sink that takes nothing back: what follows the newest checkpoint is printed again. */
class PrintGuaranteeTest {
  private static final int ROWS = 200;
  private static final Scenario SCENARIO =
      new Scenario(
          "print",
          """
          CREATE TABLE events (id BIGINT, k STRING, v INT, ts TIMESTAMP(3)) WITH (
            'connector' = 'filesystem', 'path' = 'in/events', 'format' = 'json');
          CREATE TABLE sink (id BIGINT) WITH ('connector' = 'print');
          INSERT INTO sink SELECT id FROM events;
          """,
          Events.inTime(1, ROWS),
          Map.of());
  private static final Map<String, String> OPTIONS =
      Map.of(
          "execution.checkpointing.interval", "3 ms",
          "restart-strategy.type", "fixed-delay",
          "restart-strategy.fixed-delay.attempts", "1000",
          "millrace.batch-size", "2");

  @Test
  void rowsMayRepeatAndNoneIsLost() {
    for (int seed = 0; seed < 12; seed++) {
      World world = new World(seed);
      world.write(SCENARIO, 0);
      for (int life = 0; life < 3; life++) {
        world.files().failureRate(seed % 3 == 0 ? 0.02 : 0);
        tryToLive(world);
        if (seed % 3 == 1) {
          world.kill();
        } else {
          world.crash();
        }
      }
      world.files().calm();
      assertEquals(JobStatus.FINISHED, live(world, 1_000_000).status(), "seed " + seed);
      List<String> lines = world.standardOut().lines().toList();
      Set<String> expected = new TreeSet<>();
      IntStream.range(0, ROWS).forEach(id -> expected.add("+I[" + id + "]"));
      assertEquals(expected, new TreeSet<>(lines), "seed " + seed);
      assertTrue(lines.size() < 6 * ROWS, "it does not begin anew each time");
    }
  }

  /** A storage that fails may keep a process from beginning. */
  private static void tryToLive(World world) {
    try {
      live(world, 300);
    } catch (MillraceException e) {
      assertTrue(e.getMessage().contains("injected I/O error"), e.getMessage());
    }
  }

  private static JobHandle live(World world, int steps) {
    JobHandle job = world.start(SCENARIO, OPTIONS);
    for (int i = 0; i < steps && !job.status().isFinal(); i++) {
      assertTrue(world.step(), "everything stands still");
    }
    return job;
  }
}
