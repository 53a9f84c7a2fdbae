package io.millrace.engine.session;

import io.millrace.data.error.MillraceException;
import io.millrace.data.error.SourcePosition;
import io.millrace.sql.source.SqlSyntaxException;

/**
 * Turns places in a parsed text into places in the user's file.
 *
 * @param fileName as the user gave it; null for a statement typed in
 */
record Positions(String fileName) {

  SourcePosition of(io.millrace.sql.source.SourcePosition position) {
    return new SourcePosition(fileName, position.line(), position.column(), position.length());
  }

  /** The same error in the form in which all errors reach a user. */
  MillraceException of(SqlSyntaxException e) {
    return MillraceException.deterministic(e.getMessage())
        .withHint(e.hint().orElse(null))
        .at(of(e.position()));
  }
}
