package io.millrace.executor.exchange;

import io.millrace.data.batch.Batch;
import io.millrace.data.type.DataType;
import io.millrace.executor.channel.Channel;
import io.millrace.executor.element.StreamElement;
import java.util.List;

/** The channels from one task to the tasks of one consumer. Belongs to the producing task. */
public final class Edge {
  private final ChannelWriter[] writers;
  private final Partitioner partitioner;
  private int[] target = new int[ChannelWriter.FULL];
  private int[] positions = new int[ChannelWriter.FULL];

  /**
   * @param types of the columns
   * @param lingerNanos how long rows may wait to be sent with more
   */
  public Edge(List<Channel> channels, Partitioner partitioner, DataType[] types, long lingerNanos) {
    this.partitioner = partitioner;
    writers =
        channels.stream()
            .map(channel -> new ChannelWriter(channel, types, lingerNanos))
            .toArray(ChannelWriter[]::new);
  }

  boolean hasRoom() {
    for (ChannelWriter writer : writers) {
      if (!writer.hasRoom()) {
        return false;
      }
    }
    return true;
  }

  void send(Batch batch, long nowNanos) {
    if (target.length < batch.rows()) {
      target = new int[batch.rows()];
      positions = new int[batch.rows()];
    }
    int single = partitioner.single(batch);
    if (single != Partitioner.SCATTER) {
      for (int row = 0; row < batch.rows(); row++) {
        positions[row] = batch.position(row);
      }
      writers[single].write(batch, positions, batch.rows(), nowNanos);
      return;
    }
    partitioner.scatter(batch, target);
    for (int w = 0; w < writers.length; w++) {
      int count = 0;
      for (int row = 0; row < batch.rows(); row++) {
        positions[count] = batch.position(row);
        count += target[row] == w ? 1 : 0;
      }
      if (count > 0) {
        writers[w].write(batch, positions, count, nowNanos);
      }
    }
  }

  /** To every channel. */
  void broadcast(StreamElement element) {
    for (ChannelWriter writer : writers) {
      writer.write(element);
    }
  }

  long flushDue(long nowNanos) {
    long next = Long.MAX_VALUE;
    for (ChannelWriter writer : writers) {
      next = Math.min(next, writer.flushDue(nowNanos));
    }
    return next;
  }
}
