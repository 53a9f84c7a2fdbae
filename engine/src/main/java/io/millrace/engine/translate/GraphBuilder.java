package io.millrace.engine.translate;

import io.millrace.data.type.DataType;
import io.millrace.engine.translate.Flow.Port;
import io.millrace.executor.job.JobGraph;
import io.millrace.executor.job.JobGraph.Edge;
import io.millrace.executor.job.JobGraph.EdgesHead;
import io.millrace.executor.job.JobGraph.EdgesTail;
import io.millrace.executor.job.JobGraph.Forward;
import io.millrace.executor.job.JobGraph.Head;
import io.millrace.executor.job.JobGraph.Link;
import io.millrace.executor.job.JobGraph.RoundRobin;
import io.millrace.executor.job.JobGraph.Singleton;
import io.millrace.executor.job.JobGraph.Spread;
import io.millrace.executor.job.JobGraph.Tail;
import io.millrace.executor.job.JobGraph.Vertex;
import io.millrace.executor.operator.Operator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Puts chains together: an operator joins the chain of its input where rows need not be spread anew
 * and nobody else reads them.
 */
final class GraphBuilder {
  private final int parallelism;
  private final List<Chain> chains = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private final Set<String> identities = new HashSet<>();

  /** A graph whose nodes behind exchanges run as {@code parallelism} tasks. */
  GraphBuilder(int parallelism) {
    this.parallelism = parallelism;
  }

  private static final class Chain {
    final Head head;
    final int parallelism;
    final List<Link> links = new ArrayList<>();
    final List<String> names = new ArrayList<>();
    Tail tail;

    Chain(Head head, int parallelism) {
      this.head = head;
      this.parallelism = parallelism;
    }
  }

  int parallelism() {
    return parallelism;
  }

  /** Begins a chain at a source. */
  Flow source(JobGraph.SourceHead head, List<DataType> types) {
    int most = Math.max(1, head.source().capabilities().maxParallelism());
    Chain chain = new Chain(head, Math.min(parallelism, most));
    chain.names.add(head.name());
    chains.add(chain);
    return Flow.of(chains.size() - 1, new Forward(), types);
  }

  /** An identity that no other operator has: the one wanted, or that with a number. */
  String unique(String wanted) {
    String identity = wanted;
    for (int i = 2; !identities.add(identity); i++) {
      identity = wanted + "-" + i;
    }
    return identity;
  }

  /** Adds an operator of one input. */
  Flow operator(
      Flow input,
      String identity,
      String name,
      List<DataType> types,
      Supplier<? extends Operator> operators) {
    Chain chain = chains.get(chainOf(input));
    chain.links.add(new Link(unique(identity), operators));
    chain.names.add(name);
    return Flow.of(chains.indexOf(chain), new Forward(), types);
  }

  /** Adds an operator of several inputs. */
  Flow operator(
      List<Flow> inputs,
      String identity,
      String name,
      List<DataType> types,
      Supplier<? extends Operator> operators) {
    int number = connect(inputs);
    chains.get(number).links.add(new Link(unique(identity), operators));
    chains.get(number).names.add(name);
    return Flow.of(number, new Forward(), types);
  }

  /** Ends a flow at a sink. */
  void end(Flow input, String name, Tail tail) {
    Chain chain = chains.get(chainOf(input));
    chain.tail = tail;
    chain.names.add(name);
  }

  /** Says that several nodes read a flow: its chain ends here. */
  Flow share(Flow flow) {
    flow.ports().forEach(port -> chains.get(port.chain()).tail = new EdgesTail());
    return flow;
  }

  /** The chain that goes on behind a flow; a new one where it must be. */
  private int chainOf(Flow input) {
    if (input.ports().size() == 1) {
      Port port = input.ports().get(0);
      Chain chain = chains.get(port.chain());
      boolean alone =
          chain.parallelism == 1 && (parallelism == 1 || port.spread() instanceof Singleton);
      if (chain.tail == null && (alone || port.spread() instanceof Forward)) {
        return port.chain();
      }
    }
    return connect(List.of(input));
  }

  /** Begins a chain that reads flows. */
  private int connect(List<Flow> inputs) {
    Chain chain = new Chain(new EdgesHead(inputs.size()), parallelismOf(inputs));
    chains.add(chain);
    int number = chains.size() - 1;
    for (int input = 0; input < inputs.size(); input++) {
      for (Port port : inputs.get(input).ports()) {
        chains.get(port.chain()).tail = new EdgesTail();
        Spread spread = chain.parallelism == 1 ? new Singleton() : port.spread();
        edges.add(new Edge(port.chain(), number, input, spread, inputs.get(input).types()));
      }
    }
    return number;
  }

  /**
   * Rows that are spread by key go to all tasks; rows that are not keep their tasks, if all flows
   * have as many of them, and otherwise their order by going to one.
   */
  private int parallelismOf(List<Flow> inputs) {
    Set<Integer> wanted = new HashSet<>();
    for (Flow flow : inputs) {
      for (Port port : flow.ports()) {
        Spread spread = port.spread();
        boolean all = spread instanceof JobGraph.Hash || spread instanceof RoundRobin;
        wanted.add(
            spread instanceof Singleton
                ? 1
                : all ? parallelism : chains.get(port.chain()).parallelism);
      }
    }
    return wanted.size() == 1 ? wanted.iterator().next() : 1;
  }

  JobGraph build() {
    List<Vertex> vertices = new ArrayList<>();
    for (Chain chain : chains) {
      vertices.add(
          new Vertex(
              vertices.size(),
              String.join(" -> ", chain.names),
              chain.parallelism,
              chain.head,
              chain.links,
              chain.tail));
    }
    return new JobGraph(vertices, edges);
  }
}
