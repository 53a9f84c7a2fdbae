package io.millrace.sql.ast;

import io.millrace.sql.source.SourcePosition;
import io.millrace.sql.source.Span;

/**
 * A statement of the dialect that is known by its first words only. A script that holds one can be
 * read; running the statement is an error at {@code namePosition}.
 *
 * @param name its first words in upper case: {@code ALTER TABLE}
 */
public record UnsupportedStatement(Span source, String name, SourcePosition namePosition)
    implements Statement {

  /** The one line to show the user. */
  public String message() {
    return "not supported yet: " + name;
  }
}
