package io.millrace.sql.ast;

import io.millrace.sql.source.Span;
import java.util.Optional;

/** {@code CREATE [TEMPORARY] TABLE}; at most one of {@code like} and {@code query} is present. */
public record CreateTable(
    Span source,
    CreateMode mode,
    QualifiedName name,
    TableSchema schema,
    TableProperties properties,
    Optional<TableLike> like,
    Optional<Span> query)
    implements Statement {

  /** The same with a LIKE clause. */
  public CreateTable like(TableLike clause) {
    return new CreateTable(source, mode, name, schema, properties, Optional.of(clause), query);
  }
}
