package io.millrace.engine.codegen.runtime;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.state.table.StateRows;
import java.util.Arrays;
import java.util.List;

/**
 * Changes of collected values, gathered for a batch of rows, since the bytes of a group are written
 * anew whenever they change: once a batch and group, instead of once a row. One thread.
 */
public final class BagChanges {
  private static final int CLEAR = -1;

  private final KeyEncoding encoding;
  private final KeyEncoding headers;
  private final ColumnBuilder[] values;
  private final ColumnBuilder header;
  private final Bag bag;
  private final SliceWriter encoded = new SliceWriter();
  private final Slice view = new Slice();
  private long[] rows = new long[64];
  private long[] counts = new long[64];
  private int[] sources = new int[64];
  private int[] next = new int[64];
  private int[] heads = {};
  private int[] tails = {};
  private int size;
  private int taken;

  /**
   * None yet.
   *
   * @param row the values that are collected together
   * @param header what is kept once beside them; null: nothing
   * @param counted whether equal values share an entry
   */
  public BagChanges(DataType row, DataType header, boolean counted) {
    List<DataType> types = ((RowType) row).fields().stream().map(f -> (DataType) f.type()).toList();
    encoding = KeyEncoding.of(types);
    values = types.stream().map(t -> ColumnBuilder.of(t, 64)).toArray(ColumnBuilder[]::new);
    this.header = header == null ? null : ColumnBuilder.of(header, 64);
    headers = header == null ? null : KeyEncoding.of(List.of(header));
    bag = new Bag(counted);
  }

  /** Begins a change; its values are to be appended to the builders. */
  public void begin(long row, long count) {
    add(row, count, taken++);
  }

  /** The builder of a value. */
  public ColumnBuilder value(int index) {
    return values[index];
  }

  public ColumnBuilder header() {
    return header;
  }

  /** The group was made as new: what it had before does not count. */
  public void clear(long row) {
    if (size > 0) {
      add(row, 0, CLEAR);
    }
  }

  private void add(long row, long count, int source) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, size * 2);
      counts = Arrays.copyOf(counts, size * 2);
      sources = Arrays.copyOf(sources, size * 2);
      next = Arrays.copyOf(next, size * 2);
    }
    rows[size] = row;
    counts[size] = count;
    sources[size++] = source;
  }

  /** Writes all changes to the groups, which were touched. */
  public void flush(Segments segments, StateRows state, int index) {
    if (size == 0) {
      return;
    }
    Column[] columns = new Column[values.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = values[i].build();
    }
    Column[] headerColumn = header == null ? null : new Column[] {header.build()};
    int mask = link();
    for (int i = 0; i < size; i++) {
      if (heads[bucket(i, mask)] == i || isFirstOfRow(i, mask)) {
        apply(i, columns, headerColumn, segments, state, index);
      }
    }
    size = 0;
    taken = 0;
  }

  /** Chains changes by a hash of their row; those of one row stay in order. */
  private int link() {
    int buckets = Integer.highestOneBit(size) * 2;
    if (heads.length < buckets) {
      heads = new int[buckets];
      tails = new int[buckets];
    }
    Arrays.fill(heads, 0, buckets, -1);
    for (int i = 0; i < size; i++) {
      int bucket = bucket(i, buckets - 1);
      next[i] = -1;
      if (heads[bucket] < 0) {
        heads[bucket] = i;
      } else {
        next[tails[bucket]] = i;
      }
      tails[bucket] = i;
    }
    return buckets - 1;
  }

  private int bucket(int i, int mask) {
    long mixed = rows[i] * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 40) & mask;
  }

  private boolean isFirstOfRow(int i, int mask) {
    int at = heads[bucket(i, mask)];
    while (rows[at] != rows[i]) {
      at = next[at];
    }
    return at == i;
  }

  private void apply(
      int first, Column[] columns, Column[] header, Segments segments, StateRows state, int index) {
    long row = rows[first];
    int start = first;
    for (int at = first; at >= 0; at = next[at]) {
      if (rows[at] == row && sources[at] == CLEAR) {
        start = next[at];
      }
    }
    bag.open(segments.get(state, row, index));
    boolean changed = false;
    for (int at = start; at >= 0; at = next[at]) {
      if (rows[at] != row) {
        continue;
      }
      if (header != null && bag.lacksHeader()) {
        encoded.truncate(0);
        headers.encode(header, sources[at], encoded);
        bag.setHeader(encoded.array(), 0, encoded.length());
      }
      encoded.truncate(0);
      encoding.encode(columns, sources[at], encoded);
      bag.change(encoded.array(), 0, encoded.length(), counts[at]);
      changed = true;
    }
    if (changed) {
      segments.set(state, row, index, bag.close(view));
    }
  }

  /** Adds what another group collected to a group, which was touched. */
  public void merge(Segments segments, StateRows state, long row, int index, Slice other) {
    if (other != null) {
      bag.open(segments.get(state, row, index));
      bag.addAll(other);
      segments.set(state, row, index, bag.close(view));
    }
  }
}
