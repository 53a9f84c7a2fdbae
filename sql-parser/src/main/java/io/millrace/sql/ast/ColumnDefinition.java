package io.millrace.sql.ast;

import io.millrace.sql.source.Span;
import java.util.Optional;

/** A column of CREATE TABLE. */
public sealed interface ColumnDefinition {

  Identifier name();

  Optional<StringLiteral> comment();

  /** {@code name type}: a field of the rows. */
  record Physical(Identifier name, TypeSpec type, Optional<StringLiteral> comment)
      implements ColumnDefinition {}

  /** {@code name AS expression}: computed when a row is read. */
  record Computed(Identifier name, Span expression, Optional<StringLiteral> comment)
      implements ColumnDefinition {}

  /**
   * {@code name type METADATA [FROM 'key'] [VIRTUAL]}: given by the connector.
   *
   * @param key the connector's name for it; absent when it is the column's name
   * @param virtual not written to a sink
   */
  record Metadata(
      Identifier name,
      TypeSpec type,
      Optional<StringLiteral> key,
      boolean virtual,
      Optional<StringLiteral> comment)
      implements ColumnDefinition {}
}
