package io.millrace.executor.source;

import io.millrace.executor.element.StreamElement;
import io.millrace.executor.element.StreamElement.Barrier;
import io.millrace.executor.element.StreamElement.Data;
import io.millrace.executor.io.IoLane;
import io.millrace.executor.spi.SourceReader;
import io.millrace.executor.spi.SourceReader.Polled;
import io.millrace.executor.spi.SourceReader.Status;
import io.millrace.executor.task.Inlet;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Reads a source: while a batch is worked on, the next one is polled. A barrier stands behind the
 * batches that were given out, and the position of a checkpoint is theirs, not the reader's. An
 * ended source answers triggers with its last position.
 */
public final class SourceInlet implements Inlet {
  private final SourceReader reader;
  private final IoLane lane;
  private final int maxRows;
  private final ConcurrentLinkedQueue<Barrier> triggers = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Polled> ahead = new AtomicReference<>();
  private SourceReader.Position position;
  private boolean started;
  private boolean polling;
  private boolean ended;
  private boolean endSent;
  private boolean closing;
  private long retryAtNanos = Long.MIN_VALUE;
  private volatile Flow flow = Flow.OPEN;

  /** What becomes of rows that were not given out yet. */
  private enum Flow {
    OPEN,
    /** They wait. */
    HELD,
    /** They are for another run: the source ends here. */
    DRAINED
  }

  /**
   * @param lane on which all calls to {@code reader} are made
   * @param maxRows to ask for at a time
   * @param entries positions of the last run to continue from, or null to start at the beginning
   */
  public SourceInlet(SourceReader reader, IoLane lane, int maxRows, List<byte[]> entries) {
    this.reader = reader;
    this.lane = lane;
    this.maxRows = maxRows;
    if (entries != null) {
      lane.submit(() -> reader.restore(entries));
    }
  }

  /** Asks for a barrier. Any thread; the caller wakes the task. */
  public void trigger(Barrier barrier) {
    triggers.add(barrier);
  }

  /** Gives out no more rows, once there is a position. Any thread; so are the next two. */
  public void hold() {
    flow = Flow.HELD;
  }

  /** Goes on after {@link #hold}; the caller wakes the task. */
  public void release() {
    flow = Flow.OPEN;
  }

  /** Ends as if nothing more could be read; the position is behind the rows given out. */
  public void drain() {
    flow = Flow.DRAINED;
  }

  private boolean isHeld() {
    return flow == Flow.HELD && position != null;
  }

  @Override
  public StreamElement poll(long nowNanos) {
    lane.check();
    // A barrier needs a position, which the first poll gives.
    if (position != null && !triggers.isEmpty()) {
      return triggers.poll();
    }
    ended |= flow == Flow.DRAINED && position != null;
    if (ended) {
      return end();
    }
    if (isHeld()) {
      return null;
    }
    Polled polled = take(nowNanos);
    if (polled == null) {
      return null;
    }
    position = polled.position();
    ended = polled.status() == Status.END;
    if (polled.status() == Status.WAIT) {
      retryAtNanos = nowNanos + Math.max(1, polled.retryMillis()) * 1_000_000;
    } else if (!ended) {
      startPolling();
    }
    if (polled.batch() != null && polled.batch().rows() > 0) {
      return new Data(polled.batch());
    }
    // Nothing came: there may be a trigger, an end, or the next batch already.
    return poll(nowNanos);
  }

  private StreamElement end() {
    if (endSent) {
      return null;
    }
    endSent = true;
    return StreamElement.END;
  }

  /** What was polled ahead, or null; sees to it that something is being polled. */
  private Polled take(long nowNanos) {
    if (!polling) {
      if (started && nowNanos < retryAtNanos) {
        return null;
      }
      startPolling();
    }
    Polled polled = ahead.getAndSet(null);
    polling &= polled == null;
    lane.check();
    return polled;
  }

  private void startPolling() {
    started = true;
    polling = true;
    lane.submit(() -> ahead.set(reader.poll(maxRows)));
  }

  @Override
  public int input() {
    return 0;
  }

  @Override
  public int inputs() {
    return 1;
  }

  @Override
  public long wakeAtNanos() {
    return ended || polling || isHeld() ? Long.MAX_VALUE : retryAtNanos;
  }

  @Override
  public SourceReader.Position position() {
    return position;
  }

  /** Bad records the reader skipped. */
  public long skippedRecords() {
    return reader.skippedRecords();
  }

  @Override
  public boolean close() {
    if (!closing) {
      closing = true;
      lane.submitAlways(reader::close);
    }
    return lane.unfinished() == 0;
  }
}
