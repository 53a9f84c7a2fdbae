package io.millrace.executor.operators.windowjoin;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.state.table.StateCell;
import java.util.List;

/** Which of two inputs have ended; a restored task may not be told again. */
final class EndedInputs implements StateCell {
  private static final long BOTH = 3;

  private long ended;

  void ended(int input) {
    ended |= 1L << input;
  }

  /** A later run of the job brings more rows. */
  void goesOn(int input) {
    ended &= ~(1L << input);
  }

  boolean both() {
    return ended == BOTH;
  }

  @Override
  public void save(SliceWriter out) {
    out.appendLong(ended);
  }

  @Override
  public void restore(List<Slice> saved) {
    ended =
        saved.stream()
            .mapToLong(slice -> Bytes.getLong(slice.array, slice.offset))
            .reduce(BOTH, (a, b) -> a & b);
    ended = ended == BOTH ? 0 : ended;
  }
}
