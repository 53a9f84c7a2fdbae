package io.millrace.connectors.format.scalar;

import io.millrace.data.column.ColumnBuilder;

/** Reads values of one type. Stateless; thread-safe. */
@FunctionalInterface
public interface ScalarReader {
  /**
   * Appends the value of {@code bytes[from..to)}. Throws {@link BadValue}, and appends nothing, if
   * it is none.
   */
  void read(byte[] bytes, int from, int to, ColumnBuilder out);
}
