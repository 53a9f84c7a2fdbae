package io.millrace.executor.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Bytes;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.platform.SimulatedPlatform;
import io.millrace.data.text.BatchText;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.executor.element.StreamElement.Barrier;
import io.millrace.executor.job.JobGraph.Edge;
import io.millrace.executor.job.JobGraph.EdgesHead;
import io.millrace.executor.job.JobGraph.EdgesTail;
import io.millrace.executor.job.JobGraph.SinkTail;
import io.millrace.executor.job.JobGraph.SourceHead;
import io.millrace.executor.job.JobGraph.Spread;
import io.millrace.executor.job.JobGraph.Vertex;
import io.millrace.executor.kernel.KeyEncoder;
import io.millrace.executor.schedule.Waker;
import io.millrace.executor.simulation.ListSink;
import io.millrace.executor.simulation.ListSource;
import io.millrace.executor.simulation.SimulatedScheduler;
import io.millrace.executor.task.TaskCut;
import io.millrace.executor.task.TaskEvents;
import io.millrace.executor.task.TaskPlace;
import io.millrace.executor.task.TaskState;
import io.millrace.executor.task.UnsavedState;
import io.millrace.state.table.KeyGroupRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeploymentTest {
  private static final List<Field> SCHEMA = BatchText.schema("k BIGINT NOT NULL, v STRING");
  private static final int ROWS = 500;

  private final List<TaskCut> snapshots = new ArrayList<>();
  private final Set<Integer> ended = new HashSet<>();
  private final Set<Integer> closed = new HashSet<>();
  private final List<Throwable> failures = new ArrayList<>();

  private static Batch rows() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      text.append("+I ").append(i % 37).append(", 'r").append(i).append("'\n");
    }
    return BatchText.parseRows(SCHEMA, text.toString());
  }

  private final class Events implements TaskEvents {
    @Override
    public void cutTaken(int task, TaskCut snapshot) {
      snapshots.add(snapshot);
    }

    @Override
    public void ended(int task) {
      ended.add(task);
    }

    @Override
    public void failed(int task, Throwable failure) {
      failures.add(failure);
    }

    @Override
    public void closed(int task) {
      closed.add(task);
    }
  }

  private static final class FromScratch implements AttemptContext {
    @Override
    public long attempt() {
      return 1;
    }

    @Override
    public long nextCheckpoint() {
      return 1;
    }

    @Override
    public List<byte[]> positions(String sourceIdentity) {
      return null;
    }

    @Override
    public TaskState state(TaskPlace place, List<String> operators, Waker waker) {
      return new UnsavedState(
          KeyGroupRange.of(place.maxParallelism(), place.parallelism(), place.subtask()));
    }
  }

  private static JobGraph graph(int sources, int middles, Spread spread, ListSink sink, long seed) {
    List<DataType> types = SCHEMA.stream().map(Field::type).toList();
    return new JobGraph(
        List.of(
            new Vertex(
                0,
                "source",
                sources,
                new SourceHead("s", "t", new ListSource(rows(), 6, seed % 2 == 0, seed)),
                List.of(),
                new EdgesTail()),
            new Vertex(1, "middle", middles, new EdgesHead(1), List.of(), new EdgesTail()),
            new Vertex(2, "sink", 1, new EdgesHead(1), List.of(), new SinkTail("k", "t", sink))),
        List.of(
            new Edge(0, 1, 0, spread, types), new Edge(1, 2, 0, new JobGraph.Singleton(), types)));
  }

  private static Spread hash() {
    return new JobGraph.Hash(() -> KeyEncoder.of(KeyEncoding.of(List.of(SCHEMA.get(0).type())), 0));
  }

  private long run(long seed, int sources, int middles, Spread spread, ListSink sink) {
    SimulatedPlatform platform = new SimulatedPlatform(seed);
    SimulatedScheduler scheduler = new SimulatedScheduler(platform);
    Deployment job =
        new Deployment(
            graph(sources, middles, spread, sink, seed),
            new JobSettings("j", 16, true, 2, seed % 3),
            new FromScratch(),
            platform.platform(),
            new Events());
    job.start(scheduler);
    int tasks = job.tasks().size();
    for (int i = 0; i < 30; i++) {
      scheduler.runOne();
    }
    job.trigger(new Barrier(1, 0));
    scheduler.runUntil(() -> ended.size() == tasks || !failures.isEmpty(), 100_000);
    job.trigger(new Barrier(2, 0));
    scheduler.runUntil(() -> snapshots.size() == 2 * tasks, 100_000);
    job.requestClose();
    scheduler.runUntil(() -> closed.size() == tasks, 100_000);
    assertEquals(List.of(), failures);
    return scheduler.traceHash();
  }

  private int rowsRead(long checkpoint) {
    int rows = 0;
    for (TaskCut snapshot : snapshots) {
      if (snapshot.checkpoint() == checkpoint && snapshot.position() != null) {
        for (byte[] entry : snapshot.position().entries()) {
          rows += Bytes.getInt(entry, 4);
        }
      }
    }
    return rows;
  }

  private int commit(long checkpoint, ListSink sink) {
    int before = sink.committed().size();
    for (TaskCut snapshot : snapshots) {
      if (snapshot.checkpoint() == checkpoint) {
        commit(sink, snapshot.committables().join());
      }
    }
    return sink.committed().size() - before;
  }

  private static void commit(ListSink sink, List<byte[]> committables) {
    try {
      sink.committer().commit(committables);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void barriersCutAllStreamsAtTheSamePlace() {
    for (long seed = 0; seed < 60; seed++) {
      snapshots.clear();
      ended.clear();
      closed.clear();
      ListSink sink = new ListSink(SCHEMA, seed % 5 == 0);
      Spread spread = seed % 2 == 0 ? hash() : new JobGraph.RoundRobin();
      run(seed, 1 + (int) seed % 3, 1 + (int) seed % 4, spread, sink);
      assertEquals(rowsRead(1), commit(1, sink), "seed " + seed);
      commit(2, sink);
      assertEquals(ROWS, rowsRead(2));
      assertEquals(ROWS, sink.committed().size());
      assertEquals(ROWS, new HashSet<>(sink.committed()).size());
    }
  }

  @Test
  void aSeedTakesTheSameWayTwice() {
    long first = run(7, 3, 3, hash(), new ListSink(SCHEMA, true));
    snapshots.clear();
    ended.clear();
    closed.clear();
    assertEquals(first, run(7, 3, 3, hash(), new ListSink(SCHEMA, true)));
  }

  @Test
  void parallelismOneKeepsOrder() {
    ListSink sink = new ListSink(SCHEMA, true);
    run(4, 1, 1, new JobGraph.Forward(), sink);
    commit(1, sink);
    commit(2, sink);
    for (int split = 0; split < 6; split++) {
      int last = -1;
      for (String line : sink.committed()) {
        int row = Integer.parseInt(line.replaceAll(".*'r(\\d+)'", "$1"));
        if (row % 6 == split) {
          assertTrue(row > last, line);
          last = row;
        }
      }
    }
  }
}
