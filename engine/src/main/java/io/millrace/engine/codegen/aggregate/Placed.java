package io.millrace.engine.codegen.aggregate;

/**
 * An accumulator and where it is.
 *
 * @param accumulator null for the count of rows that every group has
 * @param slot its first slot
 * @param segment index of its bytes; -1: none
 */
record Placed(Accumulator accumulator, int slot, int segment) {
  /** The number of rows of a group. */
  static final Placed ROWS = new Placed(null, 0, -1);

  /** A Java expression for slot {@code index} of it, for reading and writing. */
  String slot(int index) {
    return "slots[base + " + (slot + index) + "]";
  }

  /** A Java condition: the count in slot 0 of it is not zero. */
  String isZero() {
    return slot(0) + " == 0L";
  }
}
