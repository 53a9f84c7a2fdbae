package io.millrace.sql.ast;

import io.millrace.sql.source.Span;
import java.util.List;
import java.util.Optional;

/** {@code CREATE [TEMPORARY] VIEW name [(columns)] AS query}. */
public record CreateView(
    Span source,
    CreateMode mode,
    QualifiedName name,
    List<Identifier> columns,
    Optional<StringLiteral> comment,
    Span query)
    implements Statement {
  public CreateView {
    columns = List.copyOf(columns);
  }
}
