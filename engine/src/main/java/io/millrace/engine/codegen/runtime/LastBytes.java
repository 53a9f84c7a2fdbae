package io.millrace.engine.codegen.runtime;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;

/**
 * The values of the newest rows as one string of bytes: {@code how far back (8) | value instead |
 * value ...}, each value with its length (4) before it; -1: NULL. One thread.
 */
public final class LastBytes {
  private static final int HEADER = 8;
  private static final int LENGTH = 4;

  private final SliceWriter writer = new SliceWriter();
  private final Slice view = new Slice();
  private Slice before;
  private long back;

  /**
   * Begins to add a row; the value instead comes next, then {@link #keep}, then the row's value.
   *
   * @param list null: there is none yet; unchanged until {@link #end}
   */
  public void begin(Slice list, long howFarBack) {
    before = list;
    back = howFarBack;
    writer.truncate(0);
    writer.appendLong(howFarBack);
  }

  public void addNull() {
    writer.appendInt(-1);
  }

  public void add(Slice value) {
    writer.appendInt(value.length);
    writer.append(value);
  }

  public void add(long first, long second) {
    writer.appendInt(2 * Long.BYTES);
    writer.appendLong(first);
    writer.appendLong(second);
  }

  /** Takes over the values that are still asked for. */
  public void keep() {
    if (before == null) {
      return;
    }
    int from = next(before, HEADER);
    for (long more = count(before, from) - back; more > 0; more--) {
      from = next(before, from);
    }
    writer.append(before.array, before.offset + from, before.length - from);
  }

  /** The new list. */
  public Slice end() {
    return writer.view(view);
  }

  /** The value so far back, or the one instead; null: NULL. */
  public Slice value(Slice list) {
    if (list == null) {
      return null;
    }
    int first = next(list, HEADER);
    boolean there = count(list, first) > Bytes.getLong(list.array, list.offset);
    int at = list.offset + (there ? first : HEADER);
    int length = Bytes.getInt(list.array, at);
    return length < 0 ? null : view.set(list.array, at + LENGTH, length);
  }

  private static long count(Slice list, int from) {
    long count = 0;
    for (int at = from; at < list.length; at = next(list, at)) {
      count++;
    }
    return count;
  }

  private static int next(Slice list, int at) {
    return at + LENGTH + Math.max(0, Bytes.getInt(list.array, list.offset + at));
  }
}
