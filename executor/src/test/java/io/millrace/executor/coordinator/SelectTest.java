package io.millrace.executor.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.data.batch.Batch;
import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.SimulatedPlatform;
import io.millrace.data.text.BatchText;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.job.JobGraph;
import io.millrace.executor.job.JobGraph.Link;
import io.millrace.executor.job.JobGraph.ResultTail;
import io.millrace.executor.job.JobGraph.SourceHead;
import io.millrace.executor.job.JobGraph.Vertex;
import io.millrace.executor.job.JobSettings;
import io.millrace.executor.kernel.BatchFunction;
import io.millrace.executor.operators.stateless.Calc;
import io.millrace.executor.result.ResultQueue;
import io.millrace.executor.result.ResultQueue.Status;
import io.millrace.executor.result.ResultQueue.Taken;
import io.millrace.executor.simulation.ListSource;
import io.millrace.executor.simulation.SimulatedScheduler;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows for a client. */
class SelectTest {
  private static final List<Field> SCHEMA = BatchText.schema("v BIGINT");

  private final SimulatedPlatform platform = new SimulatedPlatform(5);
  private final SimulatedScheduler scheduler = new SimulatedScheduler(platform);
  private final ResultQueue queue = new ResultQueue(2);

  private Job start(BatchFunction function) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      text.append(i).append('\n');
    }
    Batch rows = BatchText.parseRows(SCHEMA, text.toString());
    JobGraph graph =
        new JobGraph(
            List.of(
                new Vertex(
                    0,
                    "select",
                    1,
                    new SourceHead("s", "t", new ListSource(rows, 1, true, 1)),
                    List.of(new Link("c", () -> new Calc(function))),
                    new ResultTail(queue))),
            List.of());
    return Job.start(
        new JobSpec(
            graph,
            JobSettings.of("select", 16),
            CheckpointSettings.off(),
            new RestartStrategy.None(),
            null),
        platform.platform(),
        scheduler);
  }

  private void settle() {
    for (int i = 0; i < 2000; i++) {
      scheduler.runOne();
    }
  }

  @Test
  void aClientThatDoesNotTakeHoldsTheJobBack() throws InterruptedException {
    Job job = start(batch -> batch);
    settle();
    assertEquals(JobStatus.RUNNING, job.status());
    assertFalse(scheduler.runOne(), "something runs though the client takes nothing");
    StringBuilder seen = new StringBuilder();
    Taken taken = queue.take(0);
    for (; taken.status() == Status.BATCH; taken = queue.take(0)) {
      seen.append(BatchText.rows(SCHEMA, taken.batch()));
      settle();
    }
    assertEquals(Status.END, taken.status());
    assertEquals(JobStatus.FINISHED, job.status());
    assertEquals(200, seen.toString().lines().count());
    assertEquals(200, job.metrics().rowsOut());
  }

  @Test
  void aFailureReachesTheClient() {
    Job job =
        start(
            batch -> {
              throw MillraceException.deterministic("division by zero");
            });
    scheduler.runUntil(() -> job.status().isFinal(), 10_000);
    MillraceException error = assertThrows(MillraceException.class, () -> queue.take(0));
    assertEquals("division by zero", error.getMessage());
  }

  @Test
  void cancelEndsTheResult() throws InterruptedException {
    Job job = start(batch -> batch);
    settle();
    job.cancel();
    scheduler.runUntil(() -> job.status().isFinal(), 10_000);
    while (queue.take(0).status() == Status.BATCH) {
      continue;
    }
    assertEquals(Status.END, queue.take(0).status());
  }
}
