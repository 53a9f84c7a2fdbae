package io.millrace.state.table;

import java.util.Objects;

/**
 * What a table is made of.
 *
 * @param name unique within the operator, and the same in every version of it
 * @param slots longs each row has, 0 to 1000
 * @param variable whether each row carries bytes of any length too
 * @param ttlMillis rows that were not touched for that long are gone; 0 for never
 * @param layout the types behind keys and values
 */
public record TableSpec(String name, int slots, boolean variable, long ttlMillis, Layout layout) {
  public TableSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(layout, "layout");
    if (slots < 0 || slots > 1000 || ttlMillis < 0) {
      throw new IllegalArgumentException(
          "table " + name + ": " + slots + " slots, ttl " + ttlMillis + " ms");
    }
  }
}
