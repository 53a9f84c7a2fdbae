package io.millrace.sql.ast;

import java.util.List;

/** The statements of one file in order; empty when it holds only comments. */
public record Script(String fileName, List<Statement> statements) {
  public Script {
    statements = List.copyOf(statements);
  }
}
