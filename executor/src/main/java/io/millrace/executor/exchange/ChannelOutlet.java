package io.millrace.executor.exchange;

import io.millrace.data.platform.Clock;
import io.millrace.executor.element.StreamElement;
import io.millrace.executor.element.StreamElement.Data;
import io.millrace.executor.task.Outlet;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Sends every element along all edges of a task. */
public final class ChannelOutlet implements Outlet {
  private final Edge[] edges;
  private final Clock clock;

  public ChannelOutlet(List<Edge> edges, Clock clock) {
    this.edges = edges.toArray(new Edge[0]);
    this.clock = clock;
  }

  @Override
  public boolean hasRoom() {
    for (Edge edge : edges) {
      if (!edge.hasRoom()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void accept(StreamElement element) {
    for (Edge edge : edges) {
      if (element instanceof Data data) {
        edge.send(data.batch(), clock.nanoTime());
      } else {
        edge.broadcast(element);
      }
    }
  }

  @Override
  public long flush(long nowNanos) {
    long next = Long.MAX_VALUE;
    for (Edge edge : edges) {
      next = Math.min(next, edge.flushDue(nowNanos));
    }
    return next;
  }

  @Override
  public CompletableFuture<List<byte[]>> committables() {
    return CompletableFuture.completedFuture(List.of());
  }

  @Override
  public boolean close() {
    return true;
  }
}
