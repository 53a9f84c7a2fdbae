package io.millrace.sql.ast;

import io.millrace.sql.source.Span;

/** {@code DESCRIBE CATALOG|DATABASE|FUNCTION [EXTENDED] name}. */
public record DescribeObject(Span source, Kind kind, boolean extended, QualifiedName name)
    implements Statement {
  /** What is described. */
  public enum Kind {
    CATALOG,
    DATABASE,
    FUNCTION
  }
}
