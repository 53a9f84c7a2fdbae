package io.millrace.state.table;

/**
 * Rows of a key one after the other, by the same words that link a tree: right is the next row, as
 * base + 1; left the previous one as a negative, which tells rows of lists from those of trees.
 */
final class ElementList {
  private static final int NO_PREVIOUS = Integer.MIN_VALUE;

  private final int linksWord;

  ElementList(RowShape shape) {
    this.linksWord = shape.linksWord();
  }

  boolean holds(Segment s, int base) {
    return s.rows[base + linksWord] < 0;
  }

  /** Base of the next row, or -1. */
  int next(Segment s, int base) {
    return (int) s.rows[base + linksWord] - 1;
  }

  private int previous(Segment s, int base) {
    return (int) (s.rows[base + linksWord] >>> 32);
  }

  private void link(Segment s, int base, int previous, int next) {
    s.rows[base + linksWord] = (long) previous << 32 | next;
  }

  void addFirst(Segment s, int head, int base) {
    link(s, base, NO_PREVIOUS, head);
    if (head != 0) {
      link(s, head - 1, -(base + 1), next(s, head - 1) + 1);
    }
  }

  /** Takes a row out; returns the head of the others, 0 if there are none. */
  int remove(Segment s, int head, int base) {
    int next = next(s, base) + 1;
    int previous = previous(s, base);
    if (next != 0) {
      link(s, next - 1, previous, next(s, next - 1) + 1);
    }
    if (previous == NO_PREVIOUS) {
      return next;
    }
    link(s, -previous - 1, previous(s, -previous - 1), next);
    return head;
  }

  /** Puts the bases of all rows into {@code bases}; returns how many there are. */
  int gather(Segment s, int head, int[] bases) {
    int count = 0;
    for (int base = head - 1; base >= 0; base = next(s, base)) {
      bases[count++] = base;
    }
    return count;
  }

  /** Makes a list of rows in the order given. */
  void link(Segment s, int[] bases, int count) {
    for (int i = 0; i < count; i++) {
      int previous = i == 0 ? NO_PREVIOUS : -(bases[i - 1] + 1);
      link(s, bases[i], previous, i == count - 1 ? 0 : bases[i + 1] + 1);
    }
  }
}
