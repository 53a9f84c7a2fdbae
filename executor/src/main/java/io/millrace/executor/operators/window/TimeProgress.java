package io.millrace.executor.operators.window;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.state.table.StateCell;
import java.util.List;

/** How far time has come, so that a restored run drops the rows that an unbroken one drops. */
public final class TimeProgress implements StateCell {
  private long reached = Long.MIN_VALUE;

  /** The watermark, or the clock less 1. */
  public long reached() {
    return reached;
  }

  public void reach(long instant) {
    reached = Math.max(reached, instant);
  }

  @Override
  public void save(SliceWriter out) {
    out.appendLong(reached);
  }

  /**
   * All tasks have seen the same watermark before a barrier. If barriers were not aligned, the
   * least repeats windows rather than losing them.
   */
  @Override
  public void restore(List<Slice> saved) {
    reached =
        saved.stream()
            .mapToLong(slice -> Bytes.getLong(slice.array, slice.offset))
            .min()
            .orElse(Long.MIN_VALUE);
  }
}
