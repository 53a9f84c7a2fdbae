package io.millrace.executor.spi;

import io.millrace.data.option.Option;
import java.util.List;
import java.util.Optional;

/**
 * Makes the source or sink behind {@code 'connector' = '...'}. Registered in {@code
 * META-INF/services}. Stateless; thread-safe. Options that neither the factory nor its format
 * declares are rejected before {@link #source} or {@link #sink} is called.
 */
public interface ConnectorFactory {
  /** The value of the table option {@code connector}. */
  String name();

  /** Options of tables of this connector, without those of formats. */
  List<Option<?>> options();

  /**
   * Beginnings of further option keys, which the factory checks itself, such as {@code fields.}.
   */
  default List<String> optionPrefixes() {
    return List.of();
  }

  /**
   * Whether tables name a format ({@code 'format' = 'csv'}), whose options have its name as prefix.
   */
  boolean usesFormat();

  /** Metadata columns that a table may declare, with their types. */
  List<MetadataColumn> metadata();

  /**
   * Checks options against schema and makes the source; a deterministic error if it cannot be read.
   */
  Source source(TableContext table);

  /**
   * Makes what looks rows of the table up by key; empty if the connector cannot. A bounded source
   * need not: it is read as a whole, and rows are looked up in memory.
   *
   * @param keys positions in the schema of the table
   */
  default Optional<LookupSource> lookup(TableContext table, List<Integer> keys) {
    return Optional.empty();
  }

  /**
   * Checks options against schema and makes the sink; a deterministic error if it cannot be
   * written.
   */
  Sink sink(TableContext table);
}
