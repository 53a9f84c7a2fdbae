package io.millrace.executor.job;

import io.millrace.data.type.DataType;
import io.millrace.executor.channel.Channel;
import io.millrace.executor.exchange.Edge;
import io.millrace.executor.exchange.InputGate.Feed;
import io.millrace.executor.exchange.Partitioner;
import io.millrace.executor.exchange.Partitioners;
import io.millrace.executor.job.JobGraph.Forward;
import io.millrace.executor.job.JobGraph.Hash;
import io.millrace.executor.job.JobGraph.Singleton;
import io.millrace.executor.job.JobGraph.Vertex;
import io.millrace.executor.schedule.Waker;
import java.util.ArrayList;
import java.util.List;

/** The channels between the tasks of a job: one for each pair that may exchange rows. */
final class Wiring {
  private final JobGraph graph;
  private final JobSettings settings;
  private final Waker[][] wakers;

  /** By edge of the graph, producing subtask, place among its channels. */
  private final List<List<List<Channel>>> channels = new ArrayList<>();

  Wiring(JobGraph graph, JobSettings settings) {
    this.graph = graph;
    this.settings = settings;
    wakers = new Waker[graph.vertices().size()][];
    for (Vertex vertex : graph.vertices()) {
      wakers[vertex.id()] = new Waker[vertex.parallelism()];
      for (int i = 0; i < vertex.parallelism(); i++) {
        wakers[vertex.id()][i] = new Waker();
      }
    }
    graph.edges().forEach(edge -> channels.add(connect(edge)));
  }

  Waker waker(int vertex, int subtask) {
    return wakers[vertex][subtask];
  }

  private int parallelism(int vertex) {
    return graph.vertices().get(vertex).parallelism();
  }

  private boolean isPairwise(JobGraph.Edge edge) {
    return edge.spread() instanceof Forward && parallelism(edge.from()) == parallelism(edge.to());
  }

  private List<List<Channel>> connect(JobGraph.Edge edge) {
    List<List<Channel>> all = new ArrayList<>();
    for (int producer = 0; producer < parallelism(edge.from()); producer++) {
      List<Channel> own = new ArrayList<>();
      for (int consumer = 0; consumer < parallelism(edge.to()); consumer++) {
        if (!isPairwise(edge) || consumer == producer) {
          Waker from = waker(edge.from(), producer);
          own.add(new Channel(settings.channelBatches(), from, waker(edge.to(), consumer)));
        }
      }
      all.add(own);
    }
    return all;
  }

  /** What a task of a vertex reads. */
  List<Feed> feeds(int vertex, int subtask) {
    List<Feed> feeds = new ArrayList<>();
    for (int e = 0; e < channels.size(); e++) {
      JobGraph.Edge edge = graph.edges().get(e);
      if (edge.to() != vertex) {
        continue;
      }
      for (int producer = 0; producer < channels.get(e).size(); producer++) {
        List<Channel> own = channels.get(e).get(producer);
        if (!isPairwise(edge)) {
          feeds.add(new Feed(own.get(subtask), edge.input()));
        } else if (producer == subtask) {
          feeds.add(new Feed(own.get(0), edge.input()));
        }
      }
    }
    return feeds;
  }

  /** Along what a task of a vertex sends. */
  List<Edge> edges(int vertex, int subtask) {
    List<Edge> edges = new ArrayList<>();
    for (int e = 0; e < channels.size(); e++) {
      JobGraph.Edge edge = graph.edges().get(e);
      if (edge.from() == vertex) {
        List<Channel> own = channels.get(e).get(subtask);
        DataType[] types = edge.types().toArray(new DataType[0]);
        long lingerNanos = settings.lingerMillis() * 1_000_000;
        edges.add(new Edge(own, partitioner(edge, own.size()), types, lingerNanos));
      }
    }
    return edges;
  }

  private Partitioner partitioner(JobGraph.Edge edge, int count) {
    if (edge.spread() instanceof Hash hash) {
      return Partitioners.hash(hash.encoders().get(), settings.maxParallelism(), count);
    }
    // What is left to spread goes in turn: round robin, and forward between unequal numbers.
    return count == 1 || edge.spread() instanceof Singleton
        ? Partitioners.to(0)
        : Partitioners.roundRobin(count);
  }
}
