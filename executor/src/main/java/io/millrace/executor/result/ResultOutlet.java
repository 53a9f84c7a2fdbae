package io.millrace.executor.result;

import io.millrace.executor.element.StreamElement;
import io.millrace.executor.element.StreamElement.Data;
import io.millrace.executor.element.StreamElement.End;
import io.millrace.executor.task.Outlet;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The end of a task whose rows a client takes. Never part of a checkpoint. */
public final class ResultOutlet implements Outlet {
  private final ResultQueue queue;

  public ResultOutlet(ResultQueue queue) {
    this.queue = queue;
  }

  @Override
  public boolean hasRoom() {
    return queue.hasRoom();
  }

  @Override
  public void accept(StreamElement element) {
    if (element instanceof Data data) {
      queue.add(data.batch());
    } else if (element instanceof End) {
      queue.end();
    }
  }

  @Override
  public long flush(long nowNanos) {
    return Long.MAX_VALUE;
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
