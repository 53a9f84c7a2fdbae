package io.millrace.sql.ast;

import io.millrace.sql.source.SourcePosition;
import java.util.List;
import java.util.Optional;

/** {@code [CONSTRAINT name] PRIMARY KEY (columns) NOT ENFORCED}. */
public record PrimaryKey(
    Optional<Identifier> constraintName, List<Identifier> columns, SourcePosition position) {
  public PrimaryKey {
    columns = List.copyOf(columns);
  }
}
