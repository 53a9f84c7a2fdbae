package io.millrace.executor.operators.match;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.state.table.StateRows;
import java.util.Arrays;

/** Accumulators of aggregates that are computed anew each time; a handle is a number from 0. */
final class ScratchRows implements StateRows {
  private final int width;
  private long[] slots = {};
  private byte[][] bytes = {};

  ScratchRows(int width) {
    this.width = width;
  }

  /** Makes {@code count} rows, all of zeros. */
  void clear(int count) {
    if (bytes.length < count) {
      bytes = new byte[Math.max(64, count)][];
      slots = new long[bytes.length * width];
    }
    Arrays.fill(slots, 0, count * width, 0);
    Arrays.fill(bytes, 0, count, Bytes.EMPTY);
  }

  @Override
  public void touch(long row) {}

  @Override
  public long[] slots(long row) {
    return slots;
  }

  @Override
  public int base(long row) {
    return (int) row * width;
  }

  @Override
  public Slice bytes(long row, Slice view) {
    byte[] value = bytes[(int) row];
    return view.set(value, 0, value.length);
  }

  @Override
  public void setBytes(long row, byte[] source, int offset, int length) {
    bytes[(int) row] = Arrays.copyOfRange(source, offset, offset + length);
  }
}
