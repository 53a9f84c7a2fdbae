package io.millrace.state.table;

import io.millrace.data.bytes.Slice;
import java.util.Arrays;

/**
 * The order among the elements of each key, whose entry in {@link KeyRoots} is given to each call:
 * a tree, or, where order is only asked for by reading all elements of a key, a list as long as
 * there are few. A list is sorted when it is read; so adding and removing an element takes constant
 * time, and what comes out does not depend on when elements came.
 */
final class ElementOrder {
  /** Elements from which on a list becomes a tree. */
  private static final int LIST_ROWS = 32;

  private static final long SEGMENT = -1L << 32;

  private final ElementTree tree;
  private final ElementList list;
  private final KeyRoots roots;
  private final int[] bases = new int[LIST_ROWS];
  private boolean lists;
  private long[] walks = new long[128];

  /** Keeps loads that only warm the cache from being optimised away. */
  private int sink;

  ElementOrder(RowShape shape, KeyRoots roots) {
    this.tree = new ElementTree(shape);
    this.list = new ElementList(shape);
    this.roots = roots;
  }

  /** From now on keys with few elements have lists. */
  void allowLists() {
    lists = true;
  }

  /** Brings all listed rows of some keys to the cache, those of many keys at the same time. */
  void warm(RowTable table, long[] entries, int from, int to) {
    int active = 0;
    for (int i = from; i < to; i++) {
      if (entries[i] >= 0 && roots.isList(entries[i]) && roots.root(entries[i]) != 0) {
        walks = active == walks.length ? Arrays.copyOf(walks, active * 2) : walks;
        walks[active++] = entries[i] & SEGMENT | roots.root(entries[i]) - 1;
      }
    }
    int sum = 0;
    while (active > 0) {
      int left = 0;
      for (int i = 0; i < active; i++) {
        Segment segment = table.segments[(int) (walks[i] >>> 32)];
        int base = (int) walks[i];
        if (RowShape.keyLengthClass(segment.rows[base]) == RowShape.KEY_IN_ARENA) {
          sum += segment.arena[RowShape.offset(segment.rows[base + 1])];
        }
        int next = list.next(segment, base);
        if (next >= 0) {
          walks[left++] = walks[i] & SEGMENT | next;
        }
      }
      active = left;
    }
    sink = sum;
  }

  /** Brings the first row of each key to the cache. */
  void warmHeads(RowTable table, long[] entries, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      int root = roots.root(entries[i]);
      sum += root == 0 ? 0 : (int) table.rows[(int) (entries[i] >>> 32)][root - 1];
    }
    sink = sum;
  }

  /** Adds a row, which is in no order so far. */
  void add(long entry, Segment segment, int base) {
    int count = roots.count(entry);
    boolean listed = roots.isList(entry);
    if (lists && (listed || count == 0) && count < LIST_ROWS) {
      list.addFirst(segment, roots.root(entry), base);
      roots.setList(entry, base + 1, count + 1, count == 0);
      return;
    }
    if (listed) {
      toTree(entry, segment);
    }
    roots.set(entry, tree.insert(segment, roots.root(entry), base), count + 1);
  }

  private void toTree(long entry, Segment segment) {
    int count = list.gather(segment, roots.root(entry), bases);
    int root = 0;
    for (int i = 0; i < count; i++) {
      root = tree.insert(segment, root, bases[i]);
    }
    roots.set(entry, root, count);
  }

  void remove(long entry, Segment segment, int base) {
    int count = roots.count(entry) - 1;
    if (roots.isList(entry)) {
      int head = list.remove(segment, roots.root(entry), base);
      roots.setList(entry, head, count, count < 2 || roots.isSorted(entry));
    } else {
      roots.set(entry, tree.remove(segment, roots.root(entry), base), count);
    }
  }

  /** Base of the lowest row, or -1; sorts a list. */
  int first(long entry, Segment segment) {
    if (!roots.isList(entry)) {
      return tree.first(segment, roots.root(entry));
    }
    if (!roots.isSorted(entry)) {
      int count = list.gather(segment, roots.root(entry), bases);
      tree.sort(segment, bases, count);
      list.link(segment, bases, count);
      roots.setList(entry, bases[0] + 1, count, true);
    }
    return roots.root(entry) - 1;
  }

  int last(long entry, Segment segment) {
    return tree.last(segment, treeRoot(entry, segment));
  }

  int ceiling(long entry, Segment segment, Slice key) {
    return tree.ceiling(segment, treeRoot(entry, segment), key);
  }

  /** Whether a row is part of a list, so that {@link #nextListed} knows the next one. */
  boolean isListed(Segment segment, int base) {
    return list.holds(segment, base);
  }

  int nextListed(Segment segment, int base) {
    return list.next(segment, base);
  }

  int next(long entry, Segment segment, int base) {
    return tree.next(segment, treeRoot(entry, segment), base);
  }

  int previous(long entry, Segment segment, int base) {
    return tree.previous(segment, treeRoot(entry, segment), base);
  }

  private int treeRoot(long entry, Segment segment) {
    if (roots.isList(entry)) {
      toTree(entry, segment);
    }
    return roots.root(entry);
  }

  /** For both forms, in any order: a list is a tree that has right branches only. */
  ElementTree rows() {
    return tree;
  }
}
