package io.millrace.executor.sink;

import io.millrace.executor.element.StreamElement;
import io.millrace.executor.element.StreamElement.Barrier;
import io.millrace.executor.element.StreamElement.Data;
import io.millrace.executor.io.IoLane;
import io.millrace.executor.spi.SinkWriter;
import io.millrace.executor.task.Outlet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Writes a sink, on a lane of its own. At a barrier the writer ends its epoch behind the rows. */
public final class SinkOutlet implements Outlet {
  /** Calls that may wait. */
  private static final int ROOM = 4;

  private final IoLane lane;
  private final Supplier<SinkWriter> open;
  private CompletableFuture<List<byte[]>> committables;
  private boolean closing;

  /** Set and used by the lane only. */
  private SinkWriter writer;

  public SinkOutlet(Supplier<SinkWriter> open, IoLane lane) {
    this.open = open;
    this.lane = lane;
  }

  @Override
  public boolean hasRoom() {
    return lane.unfinished() < ROOM;
  }

  @Override
  public void accept(StreamElement element) {
    if (element instanceof Data data) {
      lane.submit(() -> writer().write(data.batch()));
    } else if (element instanceof Barrier barrier) {
      CompletableFuture<List<byte[]>> result = new CompletableFuture<>();
      committables = result;
      lane.submit(() -> result.complete(writer().prepareCommit(barrier.checkpoint())));
    }
  }

  private SinkWriter writer() {
    if (writer == null) {
      writer = open.get();
    }
    return writer;
  }

  @Override
  public long flush(long nowNanos) {
    lane.check();
    return Long.MAX_VALUE;
  }

  @Override
  public boolean isDone() {
    boolean idle = lane.unfinished() == 0;
    lane.check();
    return idle;
  }

  @Override
  public CompletableFuture<List<byte[]>> committables() {
    return committables;
  }

  @Override
  public boolean close() {
    if (!closing) {
      closing = true;
      lane.submitAlways(
          () -> {
            if (writer != null) {
              writer.close();
            }
          });
    }
    return lane.unfinished() == 0;
  }
}
