package io.millrace.engine.codegen.runtime;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.state.table.StateRows;

/**
 * Several byte strings, each of which may be absent, in the bytes of one row of state: their
 * lengths (-1 for absent) as ints, then their bytes. No bytes at all: all are absent. One thread.
 */
public final class Segments {
  private final int count;
  private final Slice row = new Slice();
  private final Slice view = new Slice();
  private final SliceWriter writer = new SliceWriter();

  /** Rows of {@code count} byte strings. */
  public Segments(int count) {
    this.count = count;
  }

  /**
   * The string, valid until the table changes or the next call; null if it is absent or {@code
   * handle} is -1.
   */
  public Slice get(StateRows rows, long handle, int index) {
    if (handle < 0) {
      return null;
    }
    rows.bytes(handle, row);
    int length = length(index);
    if (length < 0) {
      return null;
    }
    int start = row.offset + 4 * count;
    for (int i = 0; i < index; i++) {
      start += Math.max(0, length(i));
    }
    return view.set(row.array, start, length);
  }

  private int length(int index) {
    return row.length == 0 ? -1 : Bytes.getInt(row.array, row.offset + 4 * index);
  }

  /** Replaces a string; null takes it away. The row was touched. */
  public void set(StateRows rows, long handle, int index, Slice value) {
    rows.bytes(handle, row);
    writer.truncate(0);
    for (int i = 0; i < count; i++) {
      writer.appendInt(i == index ? value == null ? -1 : value.length : length(i));
    }
    int start = row.offset + 4 * count;
    for (int i = 0; i < count; i++) {
      int length = Math.max(0, length(i));
      if (i == index && value != null) {
        writer.append(value);
      } else if (i != index && length > 0) {
        writer.append(row.array, start, length);
      }
      start += length;
    }
    rows.setBytes(handle, writer.array(), 0, writer.length());
  }

  /** Replaces a string if it is absent, or the value is less, or greater if so asked. */
  public void offer(StateRows rows, long handle, int index, Slice value, boolean greatest) {
    if (value == null) {
      return;
    }
    Slice present = get(rows, handle, index);
    int order = present == null ? 0 : value.compareTo(present);
    if (present == null || (greatest ? order > 0 : order < 0)) {
      set(rows, handle, index, value);
    }
  }
}
