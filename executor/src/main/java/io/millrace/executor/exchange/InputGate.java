package io.millrace.executor.exchange;

import io.millrace.executor.channel.Channel;
import io.millrace.executor.element.StreamElement;
import io.millrace.executor.element.StreamElement.Active;
import io.millrace.executor.element.StreamElement.Barrier;
import io.millrace.executor.element.StreamElement.Data;
import io.millrace.executor.element.StreamElement.End;
import io.millrace.executor.element.StreamElement.Idle;
import io.millrace.executor.element.StreamElement.Watermark;
import io.millrace.executor.spi.SourceReader;
import io.millrace.executor.task.Inlet;
import java.util.ArrayDeque;
import java.util.List;

/** All channels of a task as one stream of elements. Channels are taken in turn. */
public final class InputGate implements Inlet {
  /**
   * A channel and the input of the first operator that it feeds. Several channels of one input are
   * a union.
   */
  public record Feed(Channel channel, int input) {}

  private final Feed[] feeds;
  private final int[] openFeeds;
  private final WatermarkGate watermarks;
  private final BarrierGate barriers;

  /** What one element of a channel led to beyond the element itself. */
  private final ArrayDeque<StreamElement> pending = new ArrayDeque<>();

  private int turn;
  private int input;
  private boolean idle;

  /**
   * @param inputs number of inputs of the operator; each has at least one channel
   * @param aligned whether barriers are aligned: exactly-once
   */
  public InputGate(List<Feed> feeds, int inputs, boolean aligned) {
    this.feeds = feeds.toArray(new Feed[0]);
    openFeeds = new int[inputs];
    for (Feed feed : feeds) {
      openFeeds[feed.input()]++;
    }
    watermarks = new WatermarkGate(this.feeds.length);
    barriers = new BarrierGate(this.feeds.length, aligned);
  }

  @Override
  public int input() {
    return input;
  }

  @Override
  public int inputs() {
    return openFeeds.length;
  }

  @Override
  public long wakeAtNanos() {
    return Long.MAX_VALUE;
  }

  @Override
  public SourceReader.Position position() {
    return null;
  }

  @Override
  public boolean close() {
    return true;
  }

  @Override
  public StreamElement poll(long nowNanos) {
    StreamElement element = pending.poll();
    for (int tried = 0; element == null && tried < feeds.length; ) {
      int at = turn;
      StreamElement taken = barriers.isHeld(at) ? null : feeds[at].channel().poll();
      if (taken == null) {
        tried++;
        turn = next(at);
      } else {
        element = receive(at, taken);
        tried = 0;
      }
    }
    return element;
  }

  private int next(int at) {
    return at + 1 == feeds.length ? 0 : at + 1;
  }

  /** What the element of a channel means for the whole; null if nothing yet. */
  private StreamElement receive(int at, StreamElement element) {
    if (element instanceof Data data) {
      watermarks.active(at);
      idle = false;
      input = feeds[at].input();
      turn = next(at);
      return new Data(watermarks.combine(at, data.batch()));
    }
    if (element instanceof Barrier barrier) {
      return barriers.arrive(at, barrier) ? barrier : null;
    }
    if (element instanceof Watermark watermark) {
      watermarks.watermark(at, watermark.millis());
    } else if (element instanceof Idle) {
      watermarks.idle(at);
    } else if (element instanceof Active) {
      watermarks.active(at);
    } else if (element instanceof End) {
      watermarks.end(at);
      input = feeds[at].input();
      if (--openFeeds[input] == 0) {
        pending.add(StreamElement.END);
      }
    }
    combine();
    return pending.poll();
  }

  private void combine() {
    if (watermarks.advance()) {
      pending.add(new Watermark(watermarks.combined()));
    }
    boolean nowIdle = watermarks.allIdle();
    if (nowIdle != idle) {
      idle = nowIdle;
      pending.add(nowIdle ? StreamElement.IDLE : StreamElement.ACTIVE);
    }
  }
}
