package io.millrace.executor.job;

import io.millrace.data.type.DataType;
import io.millrace.executor.kernel.KeyEncoder;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.result.ResultQueue;
import io.millrace.executor.spi.Sink;
import io.millrace.executor.spi.Source;
import java.util.List;
import java.util.function.Supplier;

/**
 * A DAG of chains of operators. Immutable: every attempt makes its operators anew.
 *
 * @param vertices each at the place of its id
 * @param edges between them; the order of the edges into an input is that of a union
 */
public record JobGraph(List<Vertex> vertices, List<Edge> edges) {

  /**
   * A chain that runs as {@code parallelism} tasks.
   *
   * @param id position in the graph
   * @param name for messages and metrics
   */
  public record Vertex(
      int id, String name, int parallelism, Head head, List<Link> chain, Tail tail) {
    public Vertex {
      chain = List.copyOf(chain);
    }
  }

  /**
   * One operator of a chain.
   *
   * @param identity by which its state finds it again; unique in the job
   * @param operators makes an instance a task
   */
  public record Link(String identity, Supplier<? extends Operator> operators) {}

  /** Where the elements of a chain come from. */
  public sealed interface Head {}

  /**
   * A source.
   *
   * @param identity by which its positions find it again
   * @param name of the table, for messages
   */
  public record SourceHead(String identity, String name, Source source) implements Head {}

  /** Edges of the graph, into {@code inputs} inputs of the first operator. */
  public record EdgesHead(int inputs) implements Head {}

  /** Where the elements of a chain go. */
  public sealed interface Tail {}

  /**
   * A sink.
   *
   * @param identity by which its committables find it again; fit for file names
   * @param name of the table, for messages
   */
  public record SinkTail(String identity, String name, Sink sink) implements Tail {}

  /** Edges of the graph, each of which gets everything. */
  public record EdgesTail() implements Tail {}

  /** The client; parallelism is 1. */
  public record ResultTail(ResultQueue queue) implements Tail {}

  /**
   * A stream between two chains.
   *
   * @param input of the consumer's first operator
   * @param types of the columns
   */
  public record Edge(int from, int to, int input, Spread spread, List<DataType> types) {
    public Edge {
      types = List.copyOf(types);
    }
  }

  /** How rows are spread over the tasks of the consumer. */
  public sealed interface Spread {}

  /** Task i to task i; in turn if their numbers differ. */
  public record Forward() implements Spread {}

  /** By key group; {@code encoders} makes an encoder a task. */
  public record Hash(Supplier<KeyEncoder> encoders) implements Spread {}

  /** All to the first task. */
  public record Singleton() implements Spread {}

  /** Whole batches in turn. */
  public record RoundRobin() implements Spread {}

  public JobGraph {
    vertices = List.copyOf(vertices);
    edges = List.copyOf(edges);
    for (int i = 0; i < vertices.size(); i++) {
      check(vertices.get(i).id() == i, "vertex " + vertices.get(i).name() + " is not number " + i);
    }
    for (Edge edge : edges) {
      check(
          vertices.get(edge.to()).head() instanceof EdgesHead head && edge.input() < head.inputs(),
          "no input " + edge.input() + " of vertex " + edge.to());
      check(
          vertices.get(edge.from()).tail() instanceof EdgesTail,
          "vertex " + edge.from() + " sends nowhere");
    }
  }

  private static void check(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /** Number of tasks. */
  public int tasks() {
    return vertices.stream().mapToInt(Vertex::parallelism).sum();
  }
}
