package io.millrace.sql.ast;

import io.millrace.sql.source.Span;

/** A command to the shell itself. */
public record ClientCommand(Span source, Kind kind) implements Statement {

  /** Which one; QUIT and EXIT mean the same. */
  public enum Kind {
    HELP,
    QUIT,
    EXIT,
    CLEAR
  }
}
