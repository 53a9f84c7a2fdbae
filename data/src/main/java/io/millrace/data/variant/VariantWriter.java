package io.millrace.data.variant;

import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.decimal.Int128;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Appends values of VARIANT. Containers are written from within: the parts first, each of them
 * marked where it ends, then {@link #endArray} or {@link #endObject}.
 */
final class VariantWriter {
  private static final int KEY = 0;
  private static final int VALUE = 1;
  private static final int END = 2;

  /** Where keys begin, values begin, and values end, of the parts of the open containers. */
  private int[] marks = new int[3 * 16];

  private int used;
  private byte[] moved = {};

  /** Marks in the order of keys. */
  private int[] order = {};

  private int[] scratch = {};
  private SliceWriter out;

  void begin(SliceWriter to) {
    out = to;
    used = 0;
  }

  /** Begins an array or an object; returns what its end is told. */
  int beginContainer() {
    out.append(Variant.ARRAY);
    return used;
  }

  /** Notes a part whose key begins and whose value begins there, and that ends here. */
  void part(int key, int value) {
    if (used + 3 > marks.length) {
      marks = Arrays.copyOf(marks, 2 * marks.length);
    }
    marks[used + KEY] = key;
    marks[used + VALUE] = value;
    marks[used + END] = out.length();
    used += 3;
  }

  void appendKind(byte kind) {
    out.append(kind);
  }

  void appendInteger(long value) {
    out.append(Variant.INTEGER);
    appendDigits(value);
  }

  private void appendDigits(long value) {
    int bits = 64 - Long.numberOfLeadingZeros(value ^ value >> 63) + 1;
    for (int i = (bits + 7) / 8 - 1; i >= 0; i--) {
      out.append((byte) (value >> 8 * i));
    }
  }

  /** Appends a decimal without zeros at its end that is no INTEGER. */
  void appendDecimal(Int128 value, int scale) {
    out.append(Variant.DECIMAL);
    out.append((byte) scale);
    if (value.fitsLong()) {
      appendDigits(value.low);
    } else {
      appendDigits(value.high);
      out.appendLong(value.low);
    }
  }

  void appendDouble(double value) {
    out.append(Variant.DOUBLE);
    out.appendLong(Double.doubleToLongBits(value));
  }

  void endArray(int start, int firstMark) {
    int size = (used - firstMark) / 3;
    int width = width(out.length() - start - 1);
    out.array()[start] = (byte) (Variant.ARRAY | width);
    for (int i = firstMark; i < used; i += 3) {
      appendEnd(marks[i + END] - start - 1, width);
    }
    appendEnd(size, width);
    used = firstMark;
  }

  /** Puts the members in order; of those with one key the last stays. */
  void endObject(int start, int firstMark) {
    if (!isSorted(firstMark)) {
      move(start + 1, firstMark);
    }
    int size = (used - firstMark) / 3;
    int width = width(out.length() - start - 1);
    out.array()[start] = (byte) (Variant.OBJECT | width);
    for (int i = firstMark; i < used; i += 3) {
      appendEnd(marks[i + VALUE] - start - 1, width);
      appendEnd(marks[i + END] - start - 1, width);
    }
    appendEnd(size, width);
    used = firstMark;
  }

  /** A key that several members of the object being written have; null if there is none. */
  String twice(int firstMark) {
    if (isSorted(firstMark)) {
      return null;
    }
    int size = (used - firstMark) / 3;
    sort(firstMark, size);
    for (int i = 1; i < size; i++) {
      if (compare(order[i - 1], order[i]) == 0) {
        int key = marks[order[i] + KEY];
        int length = marks[order[i] + VALUE] - key;
        return new String(out.array(), key, length, StandardCharsets.UTF_8);
      }
    }
    return null;
  }

  private static int width(int largest) {
    return largest < 1 << 8 ? 1 : largest < 1 << 16 ? 2 : 4;
  }

  private void appendEnd(int end, int width) {
    for (int i = width - 1; i >= 0; i--) {
      out.append((byte) (end >> 8 * i));
    }
  }

  private int compare(int a, int b) {
    byte[] bytes = out.array();
    int aKey = marks[a + KEY];
    int bKey = marks[b + KEY];
    return Variant.compareKeys(
        bytes, aKey, marks[a + VALUE] - aKey, bytes, bKey, marks[b + VALUE] - bKey);
  }

  private boolean isSorted(int first) {
    for (int i = first + 3; i < used; i += 3) {
      if (compare(i - 3, i) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** Moves the members, which begin at {@code from}, and their marks. */
  private void move(int from, int first) {
    int size = (used - first) / 3;
    sort(first, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (i + 1 == size || compare(order[i], order[i + 1]) != 0) {
        order[kept++] = order[i];
      }
    }
    int length = out.length() - from;
    if (moved.length < length) {
      moved = new byte[2 * length];
    }
    System.arraycopy(out.array(), from, moved, 0, length);
    System.arraycopy(marks, first, scratch, 0, 3 * size);
    out.truncate(from);
    for (int i = 0; i < kept; i++) {
      int was = order[i] - first;
      int key = out.length();
      out.append(moved, scratch[was + KEY] - from, scratch[was + END] - scratch[was + KEY]);
      marks[first + 3 * i + KEY] = key;
      marks[first + 3 * i + VALUE] = key + scratch[was + VALUE] - scratch[was + KEY];
      marks[first + 3 * i + END] = out.length();
    }
    used = first + 3 * kept;
  }

  /** Fills {@code order} with the marks in the order of their keys, equal ones as they came. */
  private void sort(int first, int size) {
    if (order.length < size) {
      order = new int[2 * size];
    }
    if (scratch.length < 3 * size) {
      scratch = new int[6 * size];
    }
    for (int i = 0; i < size; i++) {
      order[i] = first + 3 * i;
    }
    for (int run = 1; run < size; run *= 2) {
      for (int from = 0; from < size; from += 2 * run) {
        merge(from, Math.min(from + run, size), Math.min(from + 2 * run, size));
      }
    }
  }

  private void merge(int from, int middle, int to) {
    int a = from;
    int b = middle;
    for (int i = from; i < to; i++) {
      boolean left = a < middle && (b >= to || compare(order[a], order[b]) <= 0);
      scratch[i] = order[left ? a++ : b++];
    }
    System.arraycopy(scratch, from, order, from, to - from);
  }
}
