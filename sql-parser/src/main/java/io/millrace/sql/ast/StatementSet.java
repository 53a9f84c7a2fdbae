package io.millrace.sql.ast;

import io.millrace.sql.source.Span;
import java.util.List;

/** INSERT statements that run as one job, at least one. */
public record StatementSet(Span source, List<Insert> inserts) implements Statement {
  public StatementSet {
    inserts = List.copyOf(inserts);
  }
}
