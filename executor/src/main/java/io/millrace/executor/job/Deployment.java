package io.millrace.executor.job;

import io.millrace.data.platform.Platform;
import io.millrace.executor.element.StreamElement.Barrier;
import io.millrace.executor.exchange.ChannelOutlet;
import io.millrace.executor.exchange.InputGate;
import io.millrace.executor.io.IoLane;
import io.millrace.executor.job.JobGraph.EdgesHead;
import io.millrace.executor.job.JobGraph.ResultTail;
import io.millrace.executor.job.JobGraph.SinkTail;
import io.millrace.executor.job.JobGraph.SourceHead;
import io.millrace.executor.job.JobGraph.Vertex;
import io.millrace.executor.result.ResultOutlet;
import io.millrace.executor.schedule.Scheduler;
import io.millrace.executor.schedule.Waker;
import io.millrace.executor.sink.SinkOutlet;
import io.millrace.executor.source.SourceInlet;
import io.millrace.executor.spi.Sink.WriterContext;
import io.millrace.executor.task.Inlet;
import io.millrace.executor.task.Outlet;
import io.millrace.executor.task.Task;
import io.millrace.executor.task.TaskEvents;
import io.millrace.executor.task.TaskPlace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The tasks of one attempt to run a job, in the order of vertices and subtasks. */
public final class Deployment {
  private final JobSettings settings;
  private final AttemptContext context;
  private final Platform platform;
  private final Wiring wiring;
  private final List<Task> tasks = new ArrayList<>();
  private final List<Vertex> vertexOfTask = new ArrayList<>();
  private final Map<Task, SourceInlet> sources = new LinkedHashMap<>();

  /** Makes all tasks; none runs yet. */
  public Deployment(
      JobGraph graph,
      JobSettings settings,
      AttemptContext context,
      Platform platform,
      TaskEvents events) {
    this.settings = settings;
    this.context = context;
    this.platform = platform;
    this.wiring = new Wiring(graph, settings);
    for (Vertex vertex : graph.vertices()) {
      for (int subtask = 0; subtask < vertex.parallelism(); subtask++) {
        add(vertex, subtask, events);
      }
    }
  }

  private void add(Vertex vertex, int subtask, TaskEvents events) {
    int parallelism = vertex.parallelism();
    TaskPlace place =
        new TaskPlace(tasks.size(), vertex.name(), subtask, parallelism, settings.maxParallelism());
    Waker waker = wiring.waker(vertex.id(), subtask);
    Inlet inlet = inlet(vertex, subtask, waker);
    Outlet outlet = outlet(vertex, subtask, waker);
    Task task =
        new Task(
            place,
            new Task.Surroundings(
                inlet,
                outlet,
                context.state(place, operatorsOf(vertex), waker),
                platform.clock(),
                events,
                waker),
            vertex.chain().stream()
                .map(link -> new Task.Link(link.identity(), link.operators().get()))
                .toList());
    tasks.add(task);
    vertexOfTask.add(vertex);
    if (inlet instanceof SourceInlet source) {
      sources.put(task, source);
    }
  }

  private static List<String> operatorsOf(Vertex vertex) {
    return vertex.chain().stream().map(JobGraph.Link::identity).toList();
  }

  private Inlet inlet(Vertex vertex, int subtask, Waker waker) {
    if (vertex.head() instanceof SourceHead head) {
      boolean blocking = head.source().capabilities().blocking();
      return new SourceInlet(
          head.source().reader(subtask, vertex.parallelism()),
          new IoLane("read table '" + head.name() + "'", executor(blocking), waker),
          settings.batchRows(),
          context.positions(head.identity()));
    }
    int inputs = ((EdgesHead) vertex.head()).inputs();
    return new InputGate(wiring.feeds(vertex.id(), subtask), inputs, settings.exactlyOnce());
  }

  private Outlet outlet(Vertex vertex, int subtask, Waker waker) {
    if (vertex.tail() instanceof SinkTail tail) {
      boolean blocking = tail.sink().capabilities().blocking();
      WriterContext writer =
          new WriterContext(
              settings.name() + "-" + tail.identity(),
              subtask,
              vertex.parallelism(),
              context.attempt(),
              context.nextCheckpoint());
      return new SinkOutlet(
          () -> tail.sink().writer(writer),
          new IoLane("write table '" + tail.name() + "'", executor(blocking), waker));
    }
    if (vertex.tail() instanceof ResultTail tail) {
      tail.queue().bind(waker);
      return new ResultOutlet(tail.queue());
    }
    return new ChannelOutlet(wiring.edges(vertex.id(), subtask), platform.clock());
  }

  private Executor executor(boolean blocking) {
    return blocking ? platform.io() : Runnable::run;
  }

  /** Lets all tasks run, consumers first. */
  public void start(Scheduler scheduler) {
    for (int i = tasks.size() - 1; i >= 0; i--) {
      scheduler.start(tasks.get(i));
    }
  }

  /** Asks every source for a barrier. */
  public void trigger(Barrier barrier) {
    eachSource(source -> source.trigger(barrier));
  }

  /** Lets sources give out no more rows, which barriers still pass. */
  public void holdSources() {
    eachSource(SourceInlet::hold);
  }

  /** Undoes {@link #holdSources}. */
  public void releaseSources() {
    eachSource(SourceInlet::release);
  }

  /** Lets sources end where they are. */
  public void drainSources() {
    eachSource(SourceInlet::drain);
  }

  private void eachSource(Consumer<SourceInlet> what) {
    sources.forEach(
        (task, source) -> {
          what.accept(source);
          task.waker().wake();
        });
  }

  /** By id. */
  public List<Task> tasks() {
    return tasks;
  }

  /** The vertex of a task, by its id. */
  public Vertex vertexOf(int task) {
    return vertexOfTask.get(task);
  }

  /** Bad records that sources skipped. */
  public long skippedRecords() {
    return sources.values().stream().mapToLong(SourceInlet::skippedRecords).sum();
  }

  public void requestClose() {
    tasks.forEach(Task::requestClose);
  }
}
