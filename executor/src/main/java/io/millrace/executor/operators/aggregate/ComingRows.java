package io.millrace.executor.operators.aggregate;

import io.millrace.data.bytes.Slice;

/** Rows that come to the frames of their partitions, in their order. */
interface ComingRows {
  /** The time that orders a row. */
  long time(int row);

  /** Points {@code target} at the bytes of a row, until the next call; returns it. */
  Slice row(int row, Slice target);
}
