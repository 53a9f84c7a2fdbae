package io.millrace.functions.api;

import io.millrace.data.bytes.Slice;
import io.millrace.data.column.BytesColumn;
import io.millrace.data.column.Column;
import io.millrace.data.column.DoubleColumn;
import io.millrace.data.column.IntColumn;
import io.millrace.data.column.LongColumn;
import io.millrace.data.column.LongPairColumn;

/**
 * A position in a flat column: a value of a nested type, or of any type where a signature says ANY
 * or a variable. A caller that has such a value in hand rather than in a column wraps it with one
 * of the {@code of} methods, which overwrite what this element held before.
 */
public final class Element {
  public Column column;
  public int position;

  private IntColumn ints;
  private LongColumn longs;
  private DoubleColumn doubles;
  private LongPairColumn pairs;

  public Element set(Column column, int position) {
    this.column = column;
    this.position = position;
    return this;
  }

  /** A value of physical kind INT, BOOLEAN excepted. */
  public Element ofInt(int value) {
    if (ints == null) {
      ints = new IntColumn(1, new int[1], null);
    }
    ints.values()[0] = value;
    return set(ints, 0);
  }

  /** A BOOLEAN. */
  public Element ofBoolean(boolean value) {
    return ofInt(value ? 1 : 0);
  }

  /** A value of physical kind LONG. */
  public Element ofLong(long value) {
    if (longs == null) {
      longs = new LongColumn(1, new long[1], null);
    }
    longs.values()[0] = value;
    return set(longs, 0);
  }

  /** A value of physical kind DOUBLE. */
  public Element ofDouble(double value) {
    if (doubles == null) {
      doubles = new DoubleColumn(1, new double[1], null);
    }
    doubles.values()[0] = value;
    return set(doubles, 0);
  }

  /** A value of physical kind LONG_PAIR. */
  public Element ofPair(LongPair value) {
    if (pairs == null) {
      pairs = new LongPairColumn(1, new long[1], new long[1], null);
    }
    pairs.high()[0] = value.high;
    pairs.low()[0] = value.low;
    return set(pairs, 0);
  }

  /** A value of physical kind BYTES; aliases the bytes. */
  public Element ofBytes(Slice value) {
    int[] offsets = {value.offset, value.offset + value.length};
    return set(new BytesColumn(1, value.array, offsets, null), 0);
  }
}
