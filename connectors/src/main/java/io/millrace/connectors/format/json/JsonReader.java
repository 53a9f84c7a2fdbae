package io.millrace.connectors.format.json;

import io.millrace.data.column.ColumnBuilder;

/** Reads values of one type. Used by one thread. */
@FunctionalInterface
interface JsonReader {
  /**
   * Takes the value that begins at the cursor and appends it. Throws {@link
   * io.millrace.connectors.format.scalar.BadValue} if it is none of the type; then the cursor
   * stands anywhere in it and the builder may hold a part of it.
   */
  void read(JsonCursor in, ColumnBuilder out);
}
