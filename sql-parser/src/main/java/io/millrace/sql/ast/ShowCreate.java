package io.millrace.sql.ast;

import io.millrace.sql.source.Span;

/** {@code SHOW CREATE TABLE|[OR ALTER] MATERIALIZED TABLE|VIEW|CATALOG name}. */
public record ShowCreate(Span source, Kind kind, QualifiedName name) implements Statement {

  /** Which statement to show. */
  public enum Kind {
    TABLE,
    MATERIALIZED_TABLE,
    VIEW,
    CATALOG
  }
}
