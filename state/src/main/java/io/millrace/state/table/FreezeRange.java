package io.millrace.state.table;

/**
 * Which epochs a freeze took.
 *
 * @param above rows of later epochs; -1 for all rows
 * @param before the epoch frozen before
 * @param to up to this epoch
 */
record FreezeRange(int above, int before, int to) {
  boolean contains(int epoch) {
    return epoch > above && epoch <= to;
  }

  boolean isFull() {
    return above < 0;
  }
}
