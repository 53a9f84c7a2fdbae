package io.millrace.sql.ast;

import io.millrace.sql.source.Span;
import java.util.Optional;

/** {@code [EXECUTE] INSERT INTO|OVERWRITE target query [ON CONFLICT DO …]}. */
public record Insert(
    Span source, Mode mode, InsertTarget target, Span query, Optional<ConflictClause> onConflict)
    implements Statement {

  /** Add to what is there, or replace it. */
  public enum Mode {
    INTO,
    OVERWRITE
  }
}
