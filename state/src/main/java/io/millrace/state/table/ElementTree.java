package io.millrace.state.table;

import io.millrace.data.bytes.Slice;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * The order among the rows of one key: a treap whose links are words of the rows themselves (left
 * and right as base + 1, 0 for none) and whose priorities are scrambled hashes, so that its shape
 * depends on its content only. Trees are named by their root; 0 is the empty one.
 */
final class ElementTree {
  private final int linksWord;
  private final int keyWords;
  private final byte[] scratchA = new byte[RowShape.LONGEST_INLINE];
  private final byte[] scratchB = new byte[RowShape.LONGEST_INLINE];
  private final Slice keyA = new Slice();
  private final Slice keyB = new Slice();

  ElementTree(RowShape shape) {
    this.linksWord = shape.linksWord();
    this.keyWords = shape.keyWords();
  }

  /** Adds a row, which is in no tree, and returns the new root. */
  int insert(Segment segment, int root, int base) {
    link(segment, base, 0, 0);
    return insertNode(segment, root, base + 1);
  }

  private int insertNode(Segment s, int root, int node) {
    if (root == 0) {
      return node;
    }
    if (outranks(s, node, root)) {
      split(s, root, node);
      return node;
    }
    if (compare(s, node, root) < 0) {
      setLeft(s, root, insertNode(s, left(s, root), node));
    } else {
      setRight(s, root, insertNode(s, right(s, root), node));
    }
    return root;
  }

  /** Hangs what is below and above {@code node} in the tree of {@code root} under it. */
  private void split(Segment s, int root, int node) {
    int lowTail = 0;
    int highTail = 0;
    int current = root;
    while (current != 0) {
      if (compare(s, current, node) < 0) {
        if (lowTail == 0) {
          setLeft(s, node, current);
        } else {
          setRight(s, lowTail, current);
        }
        lowTail = current;
        current = right(s, current);
      } else {
        if (highTail == 0) {
          setRight(s, node, current);
        } else {
          setLeft(s, highTail, current);
        }
        highTail = current;
        current = left(s, current);
      }
    }
    if (lowTail != 0) {
      setRight(s, lowTail, 0);
    }
    if (highTail != 0) {
      setLeft(s, highTail, 0);
    }
  }

  /** Takes a row out and returns the new root. */
  int remove(Segment segment, int root, int base) {
    return removeNode(segment, root, base + 1);
  }

  private int removeNode(Segment s, int root, int node) {
    if (root == node) {
      return merge(s, left(s, node), right(s, node));
    }
    if (root == 0) {
      throw new IllegalStateException("a row to be removed is not in the order of its key");
    }
    if (compare(s, node, root) < 0) {
      setLeft(s, root, removeNode(s, left(s, root), node));
    } else {
      setRight(s, root, removeNode(s, right(s, root), node));
    }
    return root;
  }

  private int merge(Segment s, int low, int high) {
    if (low == 0 || high == 0) {
      return low + high;
    }
    if (outranks(s, low, high)) {
      setRight(s, low, merge(s, right(s, low), high));
      return low;
    }
    setLeft(s, high, merge(s, low, left(s, high)));
    return high;
  }

  /** Base of the lowest row, or -1. */
  int first(Segment s, int root) {
    int node = root;
    while (node != 0 && left(s, node) != 0) {
      node = left(s, node);
    }
    return node - 1;
  }

  /** Base of the highest row, or -1. */
  int last(Segment s, int root) {
    int node = root;
    while (node != 0 && right(s, node) != 0) {
      node = right(s, node);
    }
    return node - 1;
  }

  /** Base of the lowest row above a row of the tree, or -1. */
  int next(Segment s, int root, int base) {
    int node = base + 1;
    if (right(s, node) != 0) {
      return first(s, right(s, node));
    }
    int found = 0;
    for (int current = root; current != node; ) {
      if (compare(s, node, current) < 0) {
        found = current;
        current = left(s, current);
      } else {
        current = right(s, current);
      }
    }
    return found - 1;
  }

  /** Base of the highest row below a row of the tree, or -1. */
  int previous(Segment s, int root, int base) {
    int node = base + 1;
    if (left(s, node) != 0) {
      return last(s, left(s, node));
    }
    int found = 0;
    for (int current = root; current != node; ) {
      if (compare(s, node, current) > 0) {
        found = current;
        current = right(s, current);
      } else {
        current = left(s, current);
      }
    }
    return found - 1;
  }

  /** Base of the lowest row whose whole key is not below the bytes given, or -1. */
  int ceiling(Segment s, int root, Slice key) {
    int found = 0;
    for (int current = root; current != 0; ) {
      if (s.key(current - 1, scratchA, keyA).compareTo(key) >= 0) {
        found = current;
        current = left(s, current);
      } else {
        current = right(s, current);
      }
    }
    return found - 1;
  }

  /** Shows the bases of all rows, in order. */
  void forEach(Segment s, int root, IntConsumer visitor) {
    if (root != 0) {
      forEach(s, left(s, root), visitor);
      visitor.accept(root - 1);
      forEach(s, right(s, root), visitor);
    }
  }

  /** Whether the epoch of any row is such. */
  boolean anyMatch(Segment s, int root, IntPredicate epochs) {
    return root != 0
        && (epochs.test(RowShape.epoch(s.rows[root - 1]))
            || anyMatch(s, left(s, root), epochs)
            || anyMatch(s, right(s, root), epochs));
  }

  private int compare(Segment s, int nodeA, int nodeB) {
    if (KeyWords.areComparable(s.rows[nodeA - 1], s.rows[nodeB - 1])) {
      return KeyWords.compare(s.rows, nodeA - 1, nodeB - 1, keyWords);
    }
    s.key(nodeA - 1, scratchA, keyA);
    s.key(nodeB - 1, scratchB, keyB);
    return keyA.compareTo(keyB);
  }

  private static boolean outranks(Segment s, int nodeA, int nodeB) {
    return priority(s, nodeA) > priority(s, nodeB);
  }

  private static int priority(Segment s, int node) {
    return RowShape.hash(s.rows[node - 1]) * 0x9E3779B1;
  }

  /** Puts the rows at the first {@code count} bases into their order; few, or nearly sorted. */
  void sort(Segment s, int[] bases, int count) {
    for (int i = 1; i < count; i++) {
      int base = bases[i];
      int j = i - 1;
      while (j >= 0 && compare(s, base + 1, bases[j] + 1) < 0) {
        bases[j + 1] = bases[j];
        j--;
      }
      bases[j + 1] = base;
    }
  }

  /** Rows of a list have no left branch, but a negative there. */
  private int left(Segment s, int node) {
    return Math.max(0, (int) (s.rows[node - 1 + linksWord] >>> 32));
  }

  private int right(Segment s, int node) {
    return (int) s.rows[node - 1 + linksWord];
  }

  private void setLeft(Segment s, int node, int child) {
    link(s, node - 1, child, right(s, node));
  }

  private void setRight(Segment s, int node, int child) {
    link(s, node - 1, left(s, node), child);
  }

  private void link(Segment s, int base, int left, int right) {
    s.rows[base + linksWord] = (long) left << 32 | right;
  }
}
