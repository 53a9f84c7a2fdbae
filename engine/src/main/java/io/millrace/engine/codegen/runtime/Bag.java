package io.millrace.engine.codegen.runtime;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import java.util.Arrays;

/**
 * Encoded values of one group while they are changed: {@code length of header (4) | header |
 * entries}, an entry being {@code count (8) | length (4) | value}, in the order of their coming.
 * Where values are counted, equal ones share an entry; else each has its own. A value that was
 * taken away before it came has a count below zero until it comes. One thread.
 */
final class Bag {
  static final int COUNT = 8;
  static final int PREFIX = COUNT + 4;

  private final boolean counted;
  private final SliceWriter writer = new SliceWriter();
  private int[] heads = {};
  private int[] tails = {};
  private int[] next = {};
  private int[] places = {};
  private int entries;
  private int mask;
  private boolean indexed;
  private boolean owes;
  private boolean holes;

  /** Empty; {@code counted} says whether equal values share an entry. */
  Bag(boolean counted) {
    this.counted = counted;
  }

  /** Takes over what is stored; null: nothing. */
  void open(Slice stored) {
    writer.truncate(0);
    indexed = false;
    holes = false;
    owes = false;
    if (stored == null) {
      writer.appendInt(0);
      return;
    }
    writer.append(stored);
    for (int at = first(); !counted && !owes && at < writer.length(); at = after(at)) {
      owes = count(at) < 0;
    }
  }

  private int first() {
    return 4 + Bytes.getInt(writer.array(), 0);
  }

  private int after(int at) {
    return at + PREFIX + Bytes.getInt(writer.array(), at + COUNT);
  }

  private long count(int at) {
    return Bytes.getLong(writer.array(), at);
  }

  /** Whether a header is still to be given: there is none, and no entry. */
  boolean lacksHeader() {
    return writer.length() == 4;
  }

  void setHeader(byte[] bytes, int offset, int length) {
    writer.truncate(0);
    writer.appendInt(length);
    writer.append(bytes, offset, length);
  }

  /** Adds a value {@code count} times, or takes it away. */
  void change(byte[] bytes, int offset, int length, long count) {
    if (!counted && count > 0 && !owes) {
      append(bytes, offset, length, count);
      return;
    }
    index();
    int entry = find(bytes, offset, length, count);
    if (entry < 0) {
      owes |= count < 0;
      append(bytes, offset, length, count);
      return;
    }
    int at = places[entry];
    long sum = count(at) + count;
    Bytes.putLong(writer.array(), at, sum);
    holes |= sum == 0;
  }

  private void append(byte[] bytes, int offset, int length, long count) {
    int at = writer.length();
    writer.appendLong(count);
    writer.appendInt(length);
    writer.append(bytes, offset, length);
    if (indexed) {
      link(at);
    }
  }

  /** The first entry of a value that the count changes: any, or one of the other sign. */
  private int find(byte[] bytes, int offset, int length, long count) {
    int bucket = Bytes.hash(bytes, offset, length) & mask;
    byte[] array = writer.array();
    for (int entry = heads[bucket]; entry >= 0; entry = next[entry]) {
      int at = places[entry];
      long present = count(at);
      int start = at + PREFIX;
      if ((counted || (present != 0 && present < 0 != count < 0))
          && Arrays.equals(array, start, after(at), bytes, offset, offset + length)) {
        return entry;
      }
      if (present == 0 && entry == heads[bucket] && !counted) {
        heads[bucket] = next[entry];
      }
    }
    return -1;
  }

  private void index() {
    if (indexed) {
      return;
    }
    indexed = true;
    entries = 0;
    int total = 0;
    for (int at = first(); at < writer.length(); at = after(at)) {
      total++;
    }
    int size = Integer.highestOneBit(Math.max(16, total)) * 2;
    mask = size - 1;
    if (heads.length < size) {
      heads = new int[size];
      tails = new int[size];
    }
    Arrays.fill(heads, 0, size, -1);
    for (int at = first(); at < writer.length(); at = after(at)) {
      link(at);
    }
  }

  private void link(int at) {
    if (entries == places.length) {
      int size = Math.max(64, entries * 2);
      places = Arrays.copyOf(places, size);
      next = Arrays.copyOf(next, size);
    }
    int length = Bytes.getInt(writer.array(), at + COUNT);
    int bucket = Bytes.hash(writer.array(), at + PREFIX, length) & mask;
    places[entries] = at;
    next[entries] = -1;
    if (heads[bucket] < 0) {
      heads[bucket] = entries;
    } else {
      next[tails[bucket]] = entries;
    }
    tails[bucket] = entries++;
  }

  /** What is to be stored; null: nothing. Valid until the next call of {@link #open}. */
  Slice close(Slice view) {
    if (holes) {
      int to = first();
      for (int at = first(); at < writer.length(); ) {
        int end = after(at);
        if (count(at) != 0) {
          System.arraycopy(writer.array(), at, writer.array(), to, end - at);
          to += end - at;
        }
        at = end;
      }
      writer.truncate(to);
    }
    return writer.length() == first() ? null : writer.view(view);
  }

  /** Adds all entries of another one, which is stored. */
  void addAll(Slice stored) {
    int end = stored.offset + stored.length;
    int at = stored.offset + 4 + Bytes.getInt(stored.array, stored.offset);
    if (lacksHeader()) {
      setHeader(stored.array, stored.offset + 4, at - stored.offset - 4);
    }
    while (at < end) {
      int length = Bytes.getInt(stored.array, at + COUNT);
      change(stored.array, at + PREFIX, length, Bytes.getLong(stored.array, at));
      at += PREFIX + length;
    }
  }
}
