package io.millrace.sql.ast;

import io.millrace.sql.source.SourcePosition;
import java.util.List;
import java.util.stream.Collectors;

/** Names joined by dots, at least one: {@code catalog.database.table} or the last parts of it. */
public record QualifiedName(List<Identifier> parts) {
  public QualifiedName {
    parts = List.copyOf(parts);
  }

  public List<String> names() {
    return parts.stream().map(Identifier::name).toList();
  }

  /** The last part. */
  public Identifier last() {
    return parts.get(parts.size() - 1);
  }

  public SourcePosition position() {
    return parts.get(0).position().to(last().position());
  }

  @Override
  public String toString() {
    return parts.stream().map(Identifier::name).collect(Collectors.joining("."));
  }
}
