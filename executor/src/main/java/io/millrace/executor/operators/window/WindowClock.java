package io.millrace.executor.operators.window;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.state.table.StateCell;
import java.util.List;

/** How far time has come for an operator on windows, and which windows are over by then. */
final class WindowClock implements StateCell {
  private final OperatorContext context;
  private final TimeShift shift;
  private final boolean eventTime;

  /** The watermark, or the clock when windows were fired last, in milliseconds since the epoch. */
  private long progress = Long.MIN_VALUE;

  /** The window asked for last and its trigger. */
  private long rememberedEnd = Long.MIN_VALUE;

  private long rememberedTrigger;

  WindowClock(WindowAggregateSpec spec, OperatorContext context) {
    this.context = context;
    this.shift = new TimeShift(spec.zone());
    this.eventTime = spec.eventTime();
  }

  TimeShift shift() {
    return shift;
  }

  long progress() {
    return progress;
  }

  void advanceTo(long epochMillis) {
    progress = Math.max(progress, epochMillis);
  }

  /**
   * The time at which a window is fired: in event time when the watermark says that its last
   * millisecond is over, in processing time when the clock does.
   */
  long trigger(long windowEnd) {
    if (windowEnd != rememberedEnd) {
      rememberedEnd = windowEnd;
      rememberedTrigger = eventTime ? shift.toEpoch(windowEnd - 1) : shift.toEpoch(windowEnd);
    }
    return rememberedTrigger;
  }

  @Override
  public void save(SliceWriter out) {
    out.appendLong(progress);
  }

  /** Its own with unchanged parallelism, else the least of all. */
  @Override
  public void restore(List<Slice> saved) {
    boolean same = saved.size() == context.parallelism();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < saved.size(); i++) {
      if (!same || i == context.subtask()) {
        least = Math.min(least, Bytes.getLong(saved.get(i).array, saved.get(i).offset));
      }
    }
    progress = least;
  }
}
