package io.millrace.connectors.format.scalar;

import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.Column;

/** Writes values of one type. Stateless; thread-safe. */
@FunctionalInterface
public interface ScalarWriter {
  /** Appends the text of the value at {@code position}, not NULL, of a flat column. */
  void write(Column column, int position, SliceWriter out);
}
