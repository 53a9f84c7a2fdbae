package io.millrace.connectors.datagen;

import io.millrace.data.column.Column;

/** Makes the values of one column. Stateless: a value depends on the number of its row only. */
interface Generator {

  Column generate(Rows rows);

  /**
   * Which values to make.
   *
   * @param ids numbers of the rows (or elements), at least {@code count} of them
   * @param count number of values
   * @param nowMillis wall-clock time, milliseconds since the epoch
   */
  record Rows(long[] ids, int count, long nowMillis) {

    /** The elements 0..{@code each} of every one of these rows, each with a number of its own. */
    Rows elements(int each) {
      int total = Math.multiplyExact(count, each);
      long[] elements = new long[total];
      for (int i = 0, e = 0; i < count; i++) {
        long first = ids[i] * each;
        for (int j = 0; j < each; j++) {
          elements[e++] = first + j;
        }
      }
      return new Rows(elements, total, nowMillis);
    }
  }
}
