package io.millrace.executor.operators.interval;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.WindowTable;
import java.util.Arrays;

/**
 * Places in chains of rows, as a batch: slices, keys with numbers behind them, and a value each.
 */
final class LinkKeys {
  private final KeyBatch keys;
  private final KeyBatch one;
  private final SliceWriter key = new SliceWriter();
  private final Slice view = new Slice();
  private final long[] oneSlice = new long[1];
  private final long[] oneHandle = new long[1];
  private long[] slices = new long[64];
  private long[] values = new long[64];
  private long[] handles = new long[64];

  LinkKeys(int keyGroups) {
    keys = new KeyBatch(keyGroups);
    one = new KeyBatch(keyGroups);
  }

  void clear() {
    keys.clear();
  }

  int size() {
    return keys.size();
  }

  long[] values() {
    return values;
  }

  /** The link at each place, once {@link #find} or {@link #insert} found out. */
  long[] handles() {
    return handles;
  }

  Readiness load(WindowTable table) {
    return table.load(slices, keys);
  }

  /** Finds all links, which must be in memory, and puts their handles into {@link #handles}. */
  void find(WindowTable links) {
    links.find(slices, keys, 0, keys.size(), handles);
    for (int j = 0; j < keys.size(); j++) {
      if (handles[j] < 0) {
        throw new IllegalStateException("a chain of rows lacks a link");
      }
    }
  }

  /** Adds links, each new, and puts their handles into {@link #handles}. */
  void insert(WindowTable links) {
    links.findOrInsert(slices, keys, 0, keys.size(), handles);
  }

  /** Adds the place behind {@code number} rows in the chain of key {@code i}. */
  void add(long slice, KeyBatch from, int i, int number, long value) {
    reserve();
    slices[keys.size()] = slice;
    values[keys.size()] = value;
    append(keys, from, i, number);
  }

  /** Adds the head of the chain of key {@code i}. */
  void add(long slice, KeyBatch from, int i) {
    reserve();
    slices[keys.size()] = slice;
    from.key(i, view);
    keys.add(view.array, view.offset, view.length, from.hashes()[i], from.keyGroups()[i]);
  }

  private void reserve() {
    int size = keys.size();
    if (size == slices.length) {
      slices = Arrays.copyOf(slices, size * 2);
      values = Arrays.copyOf(values, size * 2);
      handles = new long[size * 2];
    }
  }

  private void append(KeyBatch target, KeyBatch from, int i, int number) {
    key.truncate(0);
    key.append(from.key(i, view));
    key.appendInt(number ^ Integer.MIN_VALUE);
    int hash = Bytes.hash(key.array(), 0, key.length());
    target.add(key.array(), 0, key.length(), hash, from.keyGroups()[i]);
  }

  /** The link at one place, which must be in memory. */
  long findOne(WindowTable links, long slice, KeyBatch from, int i, int number) {
    one.clear();
    append(one, from, i, number);
    oneSlice[0] = slice;
    links.find(oneSlice, one, 0, 1, oneHandle);
    if (oneHandle[0] < 0) {
      throw new IllegalStateException("a chain of rows lacks its link " + number);
    }
    return oneHandle[0];
  }
}
