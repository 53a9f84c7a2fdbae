package io.millrace.state.table;

import io.millrace.data.encoding.Layout;
import java.util.Objects;

/**
 * What a table is made of.
 *
 * @param name unique within the operator, and the same in every version of it
 * @param slots longs each row has, 0 to 1000
 * @param variable whether each row carries bytes of any length too
 * @param ttlMillis rows that were not touched for that long are gone; 0 for never
 * @param key the columns behind the key; of an element table, of key and element together
 * @param value the columns behind slots and bytes
 */
public record TableSpec(
    String name, int slots, boolean variable, long ttlMillis, Layout key, Layout value) {
  public TableSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(value, "value");
    if (slots < 0 || slots > 1000 || ttlMillis < 0) {
      throw new IllegalArgumentException(
          "table " + name + ": " + slots + " slots, ttl " + ttlMillis + " ms");
    }
  }
}
