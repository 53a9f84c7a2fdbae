package io.millrace.sql.ast;

import io.millrace.sql.source.Span;
import java.util.List;
import java.util.Optional;

/** {@code CREATE CATALOG [IF NOT EXISTS] name [COMMENT 'text'] [WITH (options)]}. */
public record CreateCatalog(
    Span source,
    boolean ifNotExists,
    Identifier name,
    Optional<StringLiteral> comment,
    List<TableOption> options)
    implements CatalogStatement {
  public CreateCatalog {
    options = List.copyOf(options);
  }
}
