package io.millrace.executor.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.batch.Batch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.SimulatedPlatform;
import io.millrace.data.text.BatchText;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.coordinator.RestartStrategy.FixedDelay;
import io.millrace.executor.coordinator.RestartStrategy.None;
import io.millrace.executor.harness.ChangelogText;
import io.millrace.executor.job.JobGraph;
import io.millrace.executor.job.JobGraph.EdgesHead;
import io.millrace.executor.job.JobGraph.EdgesTail;
import io.millrace.executor.job.JobGraph.Link;
import io.millrace.executor.job.JobGraph.SinkTail;
import io.millrace.executor.job.JobGraph.SourceHead;
import io.millrace.executor.job.JobGraph.Vertex;
import io.millrace.executor.job.JobSettings;
import io.millrace.executor.kernel.KeyEncoder;
import io.millrace.executor.kernels.CountSum;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operators.aggregate.GroupAggregate;
import io.millrace.executor.operators.aggregate.GroupSpec;
import io.millrace.executor.simulation.Faults;
import io.millrace.executor.simulation.ListSink;
import io.millrace.executor.simulation.ListSource;
import io.millrace.executor.simulation.SimulatedScheduler;
import io.millrace.state.checkpoint.CheckpointPaths;
import io.millrace.state.checkpoint.CheckpointStore;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class JobTest {
  private static final List<Field> INPUT = BatchText.schema("k BIGINT NOT NULL, v BIGINT");
  private static final List<Field> OUTPUT =
      BatchText.schema("k BIGINT NOT NULL, n BIGINT NOT NULL, total BIGINT");
  private static final int ROWS = 300;

  private static Batch rows() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      text.append(i % 23).append(", ").append(i).append('\n');
    }
    return BatchText.parseRows(INPUT, text.toString());
  }

  private static List<String> expected() {
    long[] counts = new long[23];
    long[] totals = new long[23];
    for (int i = 0; i < ROWS; i++) {
      counts[i % 23]++;
      totals[i % 23] += i;
    }
    StringBuilder lines = new StringBuilder();
    for (int k = 0; k < 23; k++) {
      lines.append("+I ").append(k).append(", ").append(counts[k]).append(", ").append(totals[k]);
      lines.append('\n');
    }
    return ChangelogText.fold(lines.toString().lines().toList());
  }

  private static JobGraph graph(int parallelism, ListSink sink, Supplier<Operator> first) {
    List<DataType> types = INPUT.stream().map(Field::type).toList();
    GroupSpec spec = new GroupSpec(List.of(0), List.of(types.get(0)), false, true, 0);
    KeyEncoding keys = KeyEncoding.of(List.of(types.get(0)));
    return new JobGraph(
        List.of(
            new Vertex(
                0,
                "source",
                2,
                new SourceHead("s", "t", new ListSource(rows(), 5, true, 3)),
                List.of(new Link("first", first)),
                new EdgesTail()),
            new Vertex(
                1,
                "group",
                parallelism,
                new EdgesHead(1),
                List.of(new Link("g", () -> new GroupAggregate(spec, new CountSum(1, false)))),
                new SinkTail("k", "out", sink))),
        List.of(
            new JobGraph.Edge(0, 1, 0, new JobGraph.Hash(() -> KeyEncoder.of(keys, 0)), types)));
  }

  private static Job start(
      SimulatedPlatform platform,
      SimulatedScheduler scheduler,
      JobGraph graph,
      CheckpointSettings checkpoints,
      RestartStrategy restarts) {
    CheckpointStore store = null;
    try {
      if (checkpoints.intervalMillis() > 0) {
        store = CheckpointStore.open(platform.platform(), new CheckpointPaths("/chk"), "j");
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    JobSettings settings = new JobSettings("j", 16, true, 2, 1);
    return Job.start(
        new JobSpec(graph, settings, checkpoints, restarts, store), platform.platform(), scheduler);
  }

  private static void finish(SimulatedScheduler scheduler, Job job) {
    scheduler.runUntil(() -> job.status().isFinal(), 1_000_000);
  }

  @Test
  void aJobWithoutCheckpointsCommitsAtItsEnd() {
    SimulatedPlatform platform = new SimulatedPlatform(1);
    SimulatedScheduler scheduler = new SimulatedScheduler(platform);
    ListSink sink = new ListSink(OUTPUT, true);
    Job job =
        start(
            platform,
            scheduler,
            graph(2, sink, () -> new Faults(null, 0)),
            CheckpointSettings.off(),
            new None());
    finish(scheduler, job);
    assertEquals(JobStatus.FINISHED, job.status());
    assertEquals(expected(), ChangelogText.fold(sink.committed()));
    assertEquals(ROWS, job.metrics().rowsIn());
    assertEquals(0, job.metrics().lastCheckpoint());
  }

  @Test
  void failuresLeaveNoTrace() {
    for (long seed = 0; seed < 40; seed++) {
      SimulatedPlatform platform = new SimulatedPlatform(seed);
      SimulatedScheduler scheduler = new SimulatedScheduler(platform);
      ListSink sink = new ListSink(OUTPUT, seed % 2 == 0);
      Random random = new Random(seed);
      Job job =
          start(
              platform,
              scheduler,
              graph(3, sink, () -> new Faults(random, 0.02)),
              CheckpointSettings.every(5),
              new FixedDelay(1000, 3));
      finish(scheduler, job);
      assertEquals(JobStatus.FINISHED, job.status(), "seed " + seed);
      assertEquals(expected(), ChangelogText.fold(sink.committed()), "seed " + seed);
      assertTrue(job.metrics().lastCheckpoint() > 0);
    }
  }

  @Test
  void aDeterministicFailureEndsTheJob() {
    SimulatedPlatform platform = new SimulatedPlatform(1);
    SimulatedScheduler scheduler = new SimulatedScheduler(platform);
    ListSink sink = new ListSink(OUTPUT, true);
    Job job =
        start(
            platform,
            scheduler,
            graph(1, sink, () -> new FailsOnOpen()),
            CheckpointSettings.every(5),
            new FixedDelay(9, 1));
    finish(scheduler, job);
    assertEquals(JobStatus.FAILED, job.status());
    assertEquals("bad record", job.failure().getMessage());
    assertEquals(0, job.metrics().restarts());
    assertEquals(List.of(), sink.committed());
  }

  private static final class FailsOnOpen implements Operator {
    @Override
    public void open(io.millrace.executor.operator.OperatorContext context) {
      throw MillraceException.deterministic("bad record");
    }

    @Override
    public io.millrace.executor.operator.Progress process(
        int input, Batch batch, io.millrace.executor.operator.Output out) {
      return io.millrace.executor.operator.Progress.DONE;
    }
  }

  @Test
  void cancelStopsItAnywhere() {
    for (long seed = 0; seed < 30; seed++) {
      SimulatedPlatform platform = new SimulatedPlatform(seed);
      SimulatedScheduler scheduler = new SimulatedScheduler(platform);
      ListSink sink = new ListSink(OUTPUT, true);
      Job job =
          start(
              platform,
              scheduler,
              graph(2, sink, () -> new Faults(null, 0)),
              CheckpointSettings.every(5),
              new None());
      for (int i = 0; i < seed * 6; i++) {
        scheduler.runOne();
      }
      job.cancel();
      finish(scheduler, job);
      assertEquals(JobStatus.CANCELED, job.status(), "seed " + seed);
    }
  }

  @Test
  void aSecondRunContinuesWithNothingToDo() {
    SimulatedPlatform platform = new SimulatedPlatform(1);
    SimulatedScheduler scheduler = new SimulatedScheduler(platform);
    ListSink sink = new ListSink(OUTPUT, true);
    for (int run = 0; run < 2; run++) {
      Job job =
          start(
              platform,
              scheduler,
              graph(2 + run, sink, () -> new Faults(null, 0)),
              CheckpointSettings.every(1_000_000),
              new None());
      finish(scheduler, job);
      assertEquals(JobStatus.FINISHED, job.status());
      assertEquals(expected(), ChangelogText.fold(sink.committed()));
    }
  }
}
