package io.millrace.planner.catalog;

import io.millrace.data.type.DataType;
import io.millrace.sql.source.Span;

/** A column of a table with its type resolved; {@code comment} is null if there is none. */
public sealed interface CatalogColumn {
  String name();

  DataType type();

  String comment();

  /** A field of the rows that the connector reads and writes. */
  record Physical(String name, DataType type, String comment) implements CatalogColumn {}

  /** Computed when a row is read; never written. */
  record Computed(String name, DataType type, Span expression, String comment)
      implements CatalogColumn {}

  /**
   * Given by the connector.
   *
   * @param key the connector's name for it
   * @param virtual not written to a sink
   */
  record Metadata(String name, DataType type, String key, boolean virtual, String comment)
      implements CatalogColumn {}

  /** Whether INSERT gives this column a value. */
  default boolean persisted() {
    return this instanceof Physical || (this instanceof Metadata m && !m.virtual());
  }
}
