package io.millrace.state.table;

import io.millrace.data.bytes.Slice;
import io.millrace.data.encoding.KeyBatch;

/**
 * For each key that has elements in memory: the root of their tree, and their number. It is derived
 * from the rows and never written.
 */
final class KeyRoots {
  private static final int ROOT = 0;
  private static final int COUNT = 1;

  /** Takes the roots of trees, and whether all elements of the key are in memory. */
  interface Visitor {
    void visit(int root, boolean whole);
  }

  /** Beside the root: it is the head of a list, which may have to be sorted. */
  private static final long LIST = 1L << 32;

  private static final long UNSORTED = 1L << 33;

  /** Beside the count: all elements of the key are known to be in memory. */
  private static final long WHOLE = 1L << 32;

  private final RowTable table;

  KeyRoots(TableSpec elements, int segmentCount) {
    TableSpec spec = new TableSpec(elements.name(), 2, false, 0, elements.key(), elements.value());
    this.table = new RowTable(RowShape.of(spec, false), 0, segmentCount);
  }

  long find(int number, int hash, Slice key) {
    return table.findAny(number, hash, key.array, key.offset, key.length);
  }

  long findOrAdd(int number, int hash, Slice key) {
    return table.findOrInsert(number, hash, key.array, key.offset, key.length);
  }

  int root(long entry) {
    return (int) slots(entry)[base(entry) + ROOT];
  }

  int count(long entry) {
    return (int) slots(entry)[base(entry) + COUNT];
  }

  void set(long entry, int root, int count) {
    slots(entry)[base(entry) + ROOT] = root;
    setCount(entry, count);
  }

  private void setCount(long entry, int count) {
    long[] slots = slots(entry);
    int at = base(entry) + COUNT;
    slots[at] = slots[at] & WHOLE | count;
  }

  boolean isList(long entry) {
    return (slots(entry)[base(entry) + ROOT] & LIST) != 0;
  }

  boolean isSorted(long entry) {
    return (slots(entry)[base(entry) + ROOT] & UNSORTED) == 0;
  }

  void setList(long entry, int head, int count, boolean sorted) {
    slots(entry)[base(entry) + ROOT] = head | LIST | (sorted ? 0 : UNSORTED);
    setCount(entry, count);
  }

  /** The entries of keys {@code from} to {@code to} (exclusive), each at its place, or -1. */
  void find(KeyBatch keys, int from, int to, int firstKeyGroup, long[] entries) {
    table.find(keys, from, to, table.segmentsOf(keys, from, to, firstKeyGroup, 0), entries);
  }

  void findOrAdd(KeyBatch keys, int from, int to, int firstKeyGroup, long[] entries) {
    table.findOrInsert(keys, from, to, table.segmentsOf(keys, from, to, firstKeyGroup, 0), entries);
  }

  void remove(long entry) {
    table.delete(entry);
  }

  /** Whether all elements of the key are known to be in memory. */
  boolean isWhole(long entry) {
    return (slots(entry)[base(entry) + COUNT] & WHOLE) != 0;
  }

  void setWhole(long entry) {
    slots(entry)[base(entry) + COUNT] |= WHOLE;
  }

  void forEach(int number, Visitor visitor) {
    Segment segment = table.segments[number];
    segment.forEachRow(
        base -> {
          int slot = base + table.shape.firstSlot();
          visitor.visit((int) segment.rows[slot + ROOT], (segment.rows[slot + COUNT] & WHOLE) != 0);
        });
  }

  /** Forgets all roots of a segment. */
  void clear(int number) {
    table.place(number, new Segment(table.shape));
  }

  private long[] slots(long entry) {
    return table.rows[(int) (entry >>> 32)];
  }

  private int base(long entry) {
    return (int) entry + table.shape.firstSlot();
  }
}
