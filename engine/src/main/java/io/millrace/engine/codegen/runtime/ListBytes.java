package io.millrace.engine.codegen.runtime;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.state.table.StateRows;

/**
 * A list of values as one string of bytes of a row of state, in the order of their coming: {@code
 * length (4) | separator | length (4) | value} each. One thread.
 */
public final class ListBytes {
  private static final int LENGTH = 4;

  private final SliceWriter writer = new SliceWriter();
  private final Slice view = new Slice();
  private final Slice number = new Slice();

  /** Adds a value at the end if {@code sign} is 1; takes its first equal away if it is -1. */
  public void change(
      Segments segments,
      StateRows rows,
      long row,
      int index,
      Slice separator,
      Slice value,
      long sign) {
    Slice list = segments.get(rows, row, index);
    writer.truncate(0);
    if (sign > 0) {
      if (list != null) {
        writer.append(list);
      }
      append(separator);
      append(value);
    } else if (list != null) {
      int at = find(list, value);
      int end = at < 0 ? list.length : next(list, at);
      writer.append(list.array, list.offset, at < 0 ? list.length : at);
      writer.append(list.array, list.offset + end, list.length - end);
    }
    segments.set(rows, row, index, writer.length() == 0 ? null : writer.view(view));
  }

  private void append(Slice part) {
    writer.appendInt(part.length);
    writer.append(part);
  }

  /** Adds the values of another list at the end. */
  public void addAll(Segments segments, StateRows rows, long row, int index, Slice other) {
    if (other == null) {
      return;
    }
    Slice list = segments.get(rows, row, index);
    writer.truncate(0);
    if (list != null) {
      writer.append(list);
    }
    writer.append(other);
    segments.set(rows, row, index, writer.view(view));
  }

  private static int valueAt(Slice list, int at) {
    return at + LENGTH + Bytes.getInt(list.array, list.offset + at);
  }

  private static int next(Slice list, int at) {
    int value = valueAt(list, at);
    return value + LENGTH + Bytes.getInt(list.array, list.offset + value);
  }

  private static Slice value(Slice list, int at, Slice view) {
    int value = valueAt(list, at);
    int length = Bytes.getInt(list.array, list.offset + value);
    return view.set(list.array, list.offset + value + LENGTH, length);
  }

  private int find(Slice list, Slice value) {
    for (int at = 0; at < list.length; at = next(list, at)) {
      if (value(list, at, view).contentEquals(value)) {
        return at;
      }
    }
    return -1;
  }

  /** All values, each after the first with its separator before it; null of no list. */
  public Slice joined(Slice list) {
    if (list == null) {
      return null;
    }
    writer.truncate(0);
    for (int at = 0; at < list.length; at = next(list, at)) {
      if (at > 0) {
        writer.append(list.array, list.offset + at + LENGTH, valueAt(list, at) - at - LENGTH);
      }
      writer.append(value(list, at, view));
    }
    return writer.view(view);
  }

  /** The first, or the last, value; null of no list. */
  public Slice edge(Slice list, boolean last) {
    if (list == null) {
      return null;
    }
    int at = 0;
    for (int next = next(list, 0); last && next < list.length; next = next(list, at)) {
      at = next;
    }
    return value(list, at, view);
  }

  /** Numbers as a value. */
  public Slice numbers(long first, long second) {
    byte[] bytes = new byte[2 * Long.BYTES];
    Bytes.putLong(bytes, 0, first);
    Bytes.putLong(bytes, Long.BYTES, second);
    return number.set(bytes, 0, bytes.length);
  }

  /** The first or second number of a value; 0 of none. */
  public static long number(Slice value, int index) {
    return value == null ? 0 : Bytes.getLong(value.array, value.offset + index * Long.BYTES);
  }
}
