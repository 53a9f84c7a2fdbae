package io.millrace.sql.ast;

import io.millrace.sql.source.SourcePosition;
import java.util.List;

/** {@code LIKE table (INCLUDING ALL EXCLUDING OPTIONS …)}. */
public record TableLike(QualifiedName table, List<Option> options) {
  public TableLike {
    options = List.copyOf(options);
  }

  /** One rule of merging; a later one wins over an earlier one for ALL. */
  public record Option(Strategy strategy, Feature feature, SourcePosition position) {}

  /** What to do with the other table's part. */
  public enum Strategy {
    INCLUDING,
    EXCLUDING,
    OVERWRITING
  }

  /** Which part of the other table. */
  public enum Feature {
    ALL,
    CONSTRAINTS,
    DISTRIBUTION,
    GENERATED,
    METADATA,
    OPTIONS,
    PARTITIONS,
    WATERMARKS
  }
}
