package io.millrace.executor.operators.match;

import java.util.ArrayList;
import java.util.List;

/**
 * A key while it takes its rows: first come the rows that matches so far hold, then those whose
 * time has come. Rows are counted from the first of the former.
 */
final class KeyRun {
  /** Place of the key among those of the round. */
  final int key;

  /** Number in state of row 0. */
  final long firstNumber;

  /** Rows held, and where they stand among all rows of the round. */
  final int held;

  private final int heldAt;

  /** Rows whose time has come. */
  int due;

  private int dueAt;

  /** The next row to take. */
  int next;

  List<Partial> partial = new ArrayList<>();
  final List<Partial> complete = new ArrayList<>();

  /** What is in state. */
  final List<Partial> loaded = new ArrayList<>();

  KeyRun(int key, long firstNumber, int heldAt, int held) {
    this.key = key;
    this.firstNumber = firstNumber;
    this.heldAt = heldAt;
    this.held = held;
    this.next = held;
  }

  void due(int at, int rows) {
    dueAt = at;
    due = rows;
  }

  int dueAt() {
    return dueAt;
  }

  boolean hasNext() {
    return next < held + due;
  }

  /** Where a row stands among all rows of the round. */
  int position(int row) {
    return row < held ? heldAt + row : dueAt + row - held;
  }

  /** The first row that a match holds; the next one if none does. */
  int firstNeeded() {
    int first = next;
    if (!partial.isEmpty()) {
      first = partial.get(0).start();
    }
    for (Partial match : complete) {
      first = Math.min(first, match.start());
    }
    return first;
  }
}
