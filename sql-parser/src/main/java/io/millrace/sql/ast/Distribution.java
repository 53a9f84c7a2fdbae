package io.millrace.sql.ast;

import io.millrace.sql.source.SourcePosition;
import java.util.List;
import java.util.OptionalInt;

/**
 * {@code DISTRIBUTED [BY [HASH|RANGE] (columns)] [INTO n BUCKETS]}.
 *
 * @param columns empty when only a number of buckets is given
 */
public record Distribution(
    Kind kind, List<Identifier> columns, OptionalInt buckets, SourcePosition position) {
  public Distribution {
    columns = List.copyOf(columns);
  }

  /** How rows are assigned to buckets; UNKNOWN leaves it to the connector. */
  public enum Kind {
    UNKNOWN,
    HASH,
    RANGE
  }
}
