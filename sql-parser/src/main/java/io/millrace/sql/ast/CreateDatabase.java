package io.millrace.sql.ast;

import io.millrace.sql.source.Span;
import java.util.List;
import java.util.Optional;

/** {@code CREATE DATABASE [IF NOT EXISTS] [catalog.]name [COMMENT 'text'] [WITH (options)]}. */
public record CreateDatabase(
    Span source,
    boolean ifNotExists,
    QualifiedName name,
    Optional<StringLiteral> comment,
    List<TableOption> options)
    implements CatalogStatement {
  public CreateDatabase {
    options = List.copyOf(options);
  }
}
