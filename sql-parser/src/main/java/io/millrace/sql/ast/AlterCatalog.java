package io.millrace.sql.ast;

import io.millrace.sql.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * {@code ALTER CATALOG name SET (options) | RESET (keys) | COMMENT 'text'}.
 *
 * @param set options to set, none for the other forms
 * @param reset keys to take away
 * @param comment the new comment
 */
public record AlterCatalog(
    Span source,
    Identifier name,
    List<TableOption> set,
    List<StringLiteral> reset,
    Optional<StringLiteral> comment)
    implements CatalogStatement {
  public AlterCatalog {
    set = List.copyOf(set);
    reset = List.copyOf(reset);
  }
}
