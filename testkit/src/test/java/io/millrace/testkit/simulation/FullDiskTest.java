package io.millrace.testkit.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.error.MillraceException;
import io.millrace.engine.session.JobHandle;
import io.millrace.engine.session.JobStatus;
import io.millrace.testkit.collect.Collected;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A disk without room for checkpoints, for a while or for good, under a job with state. */
class FullDiskTest {
  private static final int ROWS = 400;
  private static final Scenario SCENARIO =
      new Scenario(
          "full-disk",
          """
          CREATE TABLE events (id BIGINT, k STRING, v INT, ts TIMESTAMP(3)) WITH (
            'connector' = 'filesystem', 'path' = 'in/events', 'format' = 'json');
          CREATE TABLE sink (id BIGINT, c BIGINT) WITH (
            'connector' = 'collected', 'name' = 'full disk');
          INSERT INTO sink SELECT id, COUNT(*) FROM events GROUP BY id;
          """,
          Events.inTime(1, ROWS),
          Map.of());

  private final World world = new World(5);

  private JobHandle start(int tolerable) {
    world.write(SCENARIO, 0);
    return world.start(
        SCENARIO,
        Map.of(
            "execution.checkpointing.interval", "1 ms",
            "execution.checkpointing.tolerable-failed-checkpoints", String.valueOf(tolerable),
            "restart-strategy.type", "none",
            "millrace.batch-size", "1"));
  }

  private void steps(JobHandle job, int most) {
    for (int i = 0; i < most && !job.status().isFinal(); i++) {
      assertTrue(world.step(), "everything stands still");
    }
  }

  private static long rows() {
    return Collected.of("full disk").rows();
  }

  @BeforeEach
  @AfterEach
  void forget() {
    Collected.forget("full disk");
  }

  @Test
  void checkpointsFailAndTheJobGoesOnWithinItsTolerance() throws InterruptedException {
    JobHandle job = start(1_000_000);
    steps(job, 500);
    long before = job.progress().lastCheckpoint();
    long read = job.progress().rowsIn();
    assertTrue(before > 0 && read < ROWS, "the disk is full in the middle");
    world.files().capacity(0);
    steps(job, 400);
    assertTrue(job.progress().rowsIn() > read, "the job goes on");
    assertTrue(job.progress().lastCheckpoint() <= before + 1, "checkpoints fail");
    world.files().capacity(Long.MAX_VALUE);
    steps(job, 1_000_000);
    assertTrue(job.await(0, TimeUnit.MILLISECONDS));
    assertEquals(0, job.progress().restarts());
    assertEquals(ROWS, rows());
  }

  @Test
  void beyondItsToleranceTheJobFailsAndLosesNothing() {
    JobHandle job = start(0);
    steps(job, 500);
    world.files().capacity(0);
    steps(job, 1_000_000);
    assertEquals(JobStatus.FAILED, job.status());
    MillraceException failure =
        assertThrows(MillraceException.class, () -> job.await(0, TimeUnit.MILLISECONDS));
    assertTrue(failure.getMessage().contains("the disk is full"), failure.getMessage());
    world.files().capacity(Long.MAX_VALUE);
    world.kill();
    JobHandle again = world.start(SCENARIO, Map.of("execution.checkpointing.interval", "1 ms"));
    steps(again, 1_000_000);
    assertEquals(JobStatus.FINISHED, again.status());
    assertEquals(ROWS, rows());
  }
}
