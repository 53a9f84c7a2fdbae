package io.millrace.sql.ast;

import io.millrace.sql.source.SourcePosition;

/** A string as it is meant: without its quotes, doubled quotes made single. */
public record StringLiteral(String value, SourcePosition position) {
  @Override
  public String toString() {
    return "'" + value.replace("'", "''") + "'";
  }
}
