package io.millrace.sql.ast;

import io.millrace.sql.source.Span;

/** {@code ADD JAR 'path'} and {@code REMOVE JAR 'path'}. */
public record JarStatement(Span source, Kind kind, StringLiteral path) implements Statement {
  /** What to do with the jar. */
  public enum Kind {
    ADD,
    REMOVE
  }
}
