package io.millrace.executor.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.batch.Batch;
import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.SimulatedPlatform;
import io.millrace.executor.coordinator.RestartStrategy.FixedDelay;
import io.millrace.executor.coordinator.RestartStrategy.None;
import io.millrace.executor.harness.ChangelogText;
import io.millrace.executor.job.JobGraph;
import io.millrace.executor.job.JobGraph.Link;
import io.millrace.executor.job.JobGraph.SinkTail;
import io.millrace.executor.job.JobGraph.Vertex;
import io.millrace.executor.job.JobSettings;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.executor.operator.Output;
import io.millrace.executor.operator.Progress;
import io.millrace.executor.operators.sort.Limit;
import io.millrace.executor.simulation.ClusterSimulation;
import io.millrace.executor.simulation.Faults;
import io.millrace.executor.simulation.ListSink;
import io.millrace.executor.simulation.Scenario;
import io.millrace.executor.simulation.Scenarios;
import io.millrace.executor.simulation.SimulatedScheduler;
import io.millrace.state.checkpoint.CheckpointPaths;
import io.millrace.state.checkpoint.CheckpointStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Disks that fail, checkpoints that are damaged, queries that have changed. */
class RecoveryTest {
  private static final Scenario GROUP =
      Scenarios.all().stream().filter(s -> s.name().equals("group")).findFirst().orElseThrow();

  private final SimulatedPlatform platform = new SimulatedPlatform(5);
  private SimulatedScheduler scheduler = new SimulatedScheduler(platform);
  private final ListSink sink = new ListSink(GROUP.output(), true);

  private static JobGraph graph(Scenario scenario, ListSink sink) {
    return scenario.graph(new Scenario.Draw(3, 2, 2, true, () -> new Faults(null, 0)), sink);
  }

  private CheckpointStore store() throws IOException {
    return CheckpointStore.open(platform.platform(), new CheckpointPaths("/chk"), "j");
  }

  private Job start(JobGraph graph, CheckpointSettings settings, int maxParallelism)
      throws IOException {
    return Job.start(
        new JobSpec(
            graph,
            new JobSettings("j", maxParallelism, true, 2, 1),
            settings,
            settings.tolerableFailures() > 0 ? new None() : new FixedDelay(100, 5),
            store()),
        platform.platform(),
        scheduler);
  }

  private JobStatus finish(Job job) {
    scheduler.runUntil(() -> job.status().isFinal(), 1_000_000);
    return job.status();
  }

  private static CheckpointSettings settings(int tolerable, int retained) {
    return new CheckpointSettings(5, 600_000, 0, tolerable, retained, false);
  }

  /** Runs until so many checkpoints are complete, then crashes. */
  private void runAndCrash(long checkpoints) throws IOException {
    Job job = start(graph(GROUP, sink), settings(0, 3), 16);
    scheduler.runUntil(() -> job.metrics().lastCheckpoint() >= checkpoints, 100_000);
    platform.crash();
    scheduler = new SimulatedScheduler(platform);
  }

  private List<String> manifests() {
    return platform.files().paths().stream().filter(p -> p.endsWith(".json")).sorted().toList();
  }

  @Test
  void aDamagedCheckpointThatSinksMayHaveCommittedIsRefused() throws IOException {
    runAndCrash(3);
    platform.files().corrupt(manifests().get(manifests().size() - 1), 10);
    Job job = start(graph(GROUP, sink), settings(0, 3), 16);
    assertEquals(JobStatus.FAILED, finish(job));
    assertTrue(job.failure().getMessage().contains("is damaged"), job.failure().getMessage());
    assertTrue(job.failure().getMessage().contains("would write rows again"));
    assertEquals(0, job.metrics().restarts());
  }

  @Test
  void withRepeatsAcceptedTheJobGoesBehindADamagedCheckpoint() throws IOException {
    runAndCrash(3);
    platform.files().corrupt(manifests().get(manifests().size() - 1), 10);
    CheckpointSettings accepting = new CheckpointSettings(5, 600_000, 0, 0, 3, true);
    assertEquals(JobStatus.FINISHED, finish(start(graph(GROUP, sink), accepting, 16)));
  }

  private static CheckpointSettings settings(boolean afterTasksFinish, Retention retention) {
    return new CheckpointSettings(5, 600_000, 0, 0, 3, false, afterTasksFinish, retention);
  }

  @ParameterizedTest
  @CsvSource({
    "KEEP, true, true",
    "DELETE_ALWAYS, false, false",
    "DELETE_UNLESS_FAILED, false, false",
    "DELETE_WHEN_FINISHED, false, true",
  })
  void checkpointsAreKeptAsWanted(Retention retention, boolean finished, boolean canceled)
      throws IOException {
    Job job = start(graph(GROUP, sink), settings(true, retention), 16);
    scheduler.runUntil(() -> job.metrics().lastCheckpoint() >= 2, 100_000);
    job.cancel();
    assertEquals(JobStatus.CANCELED, finish(job));
    assertEquals(canceled, !manifests().isEmpty(), "canceled");
    Job next = start(graph(GROUP, sink), settings(true, retention), 16);
    assertEquals(JobStatus.FINISHED, finish(next));
    assertEquals(finished, !manifests().isEmpty(), "finished");
  }

  @Test
  void aFailedJobLeavesItsCheckpointUnlessNoneIsWanted() throws IOException {
    for (Retention retention : Retention.values()) {
      assertEquals(retention == Retention.DELETE_ALWAYS, retention.deletes(JobStatus.FAILED));
    }
  }

  @Test
  void checkpointsStopWhenATaskHasEndedIfThatIsWanted() throws IOException {
    Job going = start(graph(GROUP, sink), settings(true, Retention.KEEP), 16);
    assertEquals(JobStatus.FINISHED, finish(going));
    platform.crash();
    scheduler = new SimulatedScheduler(platform);
    CheckpointStore store = store();
    store.forget();
    store.close();
    ListSink other = new ListSink(GROUP.output(), true);
    Job stopping = start(graph(GROUP, other), settings(false, Retention.KEEP), 16);
    assertEquals(JobStatus.FINISHED, finish(stopping));
    assertEquals(sink.committed().size(), other.committed().size());
    assertTrue(stopping.metrics().lastCheckpoint() < going.metrics().lastCheckpoint());
  }

  private static final CheckpointPaths SAVEPOINT = new CheckpointPaths("/savepoints/one");

  /** The first rows of a run, which then goes on from its savepoint as another job. */
  @Test
  void aJobGoesOnFromItsSavepointInAnotherPlace() throws IOException {
    Job job = start(graph(GROUP, sink), settings(0, 3), 16);
    scheduler.runUntil(() -> job.metrics().lastCheckpoint() >= 2, 100_000);
    CompletableFuture<Void> copied = job.stop(false, SAVEPOINT);
    assertEquals(JobStatus.FINISHED, finish(job));
    assertTrue(copied.isDone() && !copied.isCompletedExceptionally());
    assertNotEquals(ClusterSimulation.calm(GROUP), ChangelogText.fold(sink.committed()));
    platform.files().delete("/chk");
    CheckpointStore other = store();
    assertTrue(other.takeOver(SAVEPOINT));
    assertFalse(other.takeOver(SAVEPOINT), "what is there wins");
    other.close();
    Job next = start(graph(GROUP, sink), settings(0, 3), 16);
    assertEquals(JobStatus.FINISHED, finish(next));
    assertEquals(ClusterSimulation.calm(GROUP), ChangelogText.fold(sink.committed()));
  }

  @Test
  void aDrainedJobEndsAsIfItsInputDid() throws IOException {
    Job job = start(graph(GROUP, sink), settings(0, 3), 16);
    scheduler.runUntil(() -> job.metrics().lastCheckpoint() >= 2, 100_000);
    CompletableFuture<Void> copied = job.stop(true, SAVEPOINT);
    assertEquals(JobStatus.FINISHED, finish(job));
    assertTrue(copied.isDone() && !copied.isCompletedExceptionally());
    CheckpointStore store = store();
    String newest =
        manifests().stream().filter(p -> p.startsWith("/sav")).findFirst().orElseThrow();
    long number = CheckpointPaths.checkpointOf(newest.replaceAll(".*/", "")).orElseThrow();
    assertTrue(store.read(number).ended());
    store.close();
    // The sources ended in the middle, and the rest is read by the next run.
    Job next = start(graph(GROUP, sink), settings(0, 3), 16);
    assertEquals(JobStatus.FINISHED, finish(next));
    assertEquals(ClusterSimulation.calm(GROUP), ChangelogText.fold(sink.committed()));
  }

  @Test
  void aJobWhoseSavepointFailsGoesOn() throws IOException {
    Job job = start(graph(GROUP, sink), settings(1_000_000, 3), 16);
    scheduler.runUntil(() -> job.metrics().lastCheckpoint() >= 1, 100_000);
    platform.files().capacity(0);
    CompletableFuture<Void> copied = job.stop(false, SAVEPOINT);
    scheduler.runUntil(copied::isDone, 100_000);
    assertTrue(copied.isCompletedExceptionally());
    platform.files().calm();
    assertEquals(JobStatus.FINISHED, finish(job));
    assertEquals(ClusterSimulation.calm(GROUP), ChangelogText.fold(sink.committed()));
  }

  @Test
  void whatCannotBeStoppedWithASavepointSaysSo() throws IOException {
    Job job = start(graph(GROUP, sink), settings(0, 3), 16);
    scheduler.runUntil(() -> job.metrics().lastCheckpoint() >= 1, 100_000);
    job.stop(false, SAVEPOINT);
    CompletableFuture<Void> second = job.stop(false, SAVEPOINT);
    assertEquals(JobStatus.FINISHED, finish(job));
    assertEquals("the job is being stopped already", messageOf(second));
    CompletableFuture<Void> late = job.stop(false, SAVEPOINT);
    scheduler.runUntil(late::isDone, 1000);
    assertEquals("the job is not running, but finished", messageOf(late));
    CheckpointStore store = store();
    store.forget();
    MillraceException none =
        assertThrows(
            MillraceException.class, () -> store.takeOver(new CheckpointPaths("/nowhere")));
    assertFalse(none.getMessage().contains("Exception"), none.getMessage());
  }

  /** As one whose checkpoint folder cannot be read: it may start again for ever. */
  @Test
  void aJobThatStartsAgainIsNotWaitedFor() throws IOException {
    Job job = start(graph(GROUP, sink), settings(0, 3), 16);
    CompletableFuture<Void> early = job.stop(false, SAVEPOINT);
    platform.files().failureRate(1.0);
    scheduler.runUntil(() -> job.status() == JobStatus.RESTARTING, 100_000);
    assertTrue(early.isDone());
    assertTrue(
        messageOf(early).startsWith("the job is not running, but starts again after a failure: "),
        messageOf(early));
    CompletableFuture<Void> late = job.stop(true, SAVEPOINT);
    scheduler.runUntil(late::isDone, 1000);
    assertTrue(messageOf(late).startsWith("the job is not running, but starts again"));
    platform.files().calm();
    assertEquals(JobStatus.FINISHED, finish(job));
    assertEquals(ClusterSimulation.calm(GROUP), ChangelogText.fold(sink.committed()));
  }

  private static String messageOf(CompletableFuture<Void> failed) {
    return failed.handle((nothing, error) -> error.getMessage()).join();
  }

  @Test
  void anotherQueryDoesNotGetTheState() throws IOException {
    runAndCrash(1);
    Scenario other =
        Scenarios.all().stream().filter(s -> s.name().equals("distinct")).findFirst().orElseThrow();
    Job job = start(graph(other, sink), settings(0, 3), 16);
    assertEquals(JobStatus.FAILED, finish(job));
    assertTrue(job.failure().getMessage().contains("does not fit the query"));
  }

  @Test
  void anOperatorThatWouldHaveMissedRowsIsRefused() throws IOException {
    runAndCrash(1);
    Job job = start(withOneMore(new Limit(0, 5)), settings(0, 3), 16);
    assertEquals(JobStatus.FAILED, finish(job));
    assertEquals(
        "the checkpoint does not fit the query, which has gained an operator with state: one more"
            + " (seen) would miss the rows that were read before",
        job.failure().getMessage());
    assertEquals(0, job.metrics().restarts());
  }

  @Test
  void anOperatorWithoutStateMayBeGained() throws IOException {
    runAndCrash(1);
    Job job = start(withOneMore(new Passing()), settings(0, 3), 16);
    assertEquals(JobStatus.FINISHED, finish(job));
    assertEquals(ClusterSimulation.calm(GROUP), ChangelogText.fold(sink.committed()));
  }

  private static final class Passing implements Operator {
    @Override
    public void open(OperatorContext context) {}

    @Override
    public Progress process(int input, Batch batch, Output out) {
      out.emit(batch);
      return Progress.DONE;
    }
  }

  /** The job with an operator before its sink that no checkpoint knows. */
  private JobGraph withOneMore(Operator operator) {
    JobGraph graph = graph(GROUP, sink);
    List<Vertex> vertices = new ArrayList<>(graph.vertices());
    Vertex last = vertices.remove(vertices.size() - 1);
    List<Link> chain = new ArrayList<>(last.chain());
    chain.add(new Link("one more", () -> operator));
    vertices.add(new Vertex(last.id(), last.name(), 1, last.head(), chain, last.tail()));
    return new JobGraph(vertices, graph.edges());
  }

  /** A crash between a checkpoint and its commit, then an edit: rows would be lost. */
  @Test
  void whatIsToBeCommittedIsNotLostWithItsSink() throws IOException {
    runAndCrash(2);
    JobGraph graph = graph(GROUP, sink);
    List<Vertex> vertices = new ArrayList<>(graph.vertices());
    Vertex last = vertices.remove(vertices.size() - 1);
    SinkTail other = new SinkTail("other", "output", sink);
    vertices.add(new Vertex(last.id(), last.name(), 1, last.head(), last.chain(), other));
    Job job = start(new JobGraph(vertices, graph.edges()), settings(0, 3), 16);
    assertEquals(JobStatus.FAILED, finish(job));
    assertTrue(
        job.failure().getMessage().contains("is of a sink that it does not have"),
        job.failure().getMessage());
  }

  @Test
  void keyGroupsDoNotChange() throws IOException {
    runAndCrash(1);
    Job job = start(graph(GROUP, sink), settings(0, 3), 32);
    assertEquals(JobStatus.FAILED, finish(job));
    assertEquals(
        "checkpoint 1 of job 'j' does not fit the query: 'pipeline.max-parallelism' was 16 and is"
            + " 32",
        job.failure().getMessage().replaceAll("checkpoint \\d+", "checkpoint 1"));
  }

  @Test
  void aSecondProcessIsRefused() throws IOException {
    start(graph(GROUP, sink), settings(0, 2), 16);
    MillraceException error = assertThrows(MillraceException.class, this::store);
    assertTrue(error.getMessage().contains("is being run by another process"));
  }

  @Test
  void aFullDiskFailsCheckpointsAndTheJobGoesOnWithinItsTolerance() throws IOException {
    Job job = start(graph(GROUP, sink), settings(1_000_000, 2), 16);
    scheduler.runUntil(() -> job.metrics().lastCheckpoint() >= 1, 100_000);
    platform.files().capacity(0);
    for (int i = 0; i < 500 && !job.status().isFinal(); i++) {
      scheduler.runOne();
    }
    platform.files().calm();
    assertEquals(JobStatus.FINISHED, finish(job));
    assertEquals(0, job.metrics().restarts());
    assertEquals(ClusterSimulation.calm(GROUP), ChangelogText.fold(sink.committed()));
  }

  @Test
  void aCheckpointThatTakesTooLongIsGivenUp() throws IOException {
    CheckpointSettings hasty = new CheckpointSettings(5, 0, 0, 1_000_000, 2, false);
    Job job = start(graph(GROUP, sink), hasty, 16);
    for (int i = 0; i < 300; i++) {
      scheduler.runOne();
    }
    assertEquals(0, job.metrics().lastCheckpoint());
    assertEquals(JobStatus.RUNNING, job.status());
    job.cancel();
    assertEquals(JobStatus.CANCELED, finish(job));
  }
}
