package io.millrace.sql.ast;

import io.millrace.sql.source.SourcePosition;

/** {@code ON CONFLICT DO action}. */
public record ConflictClause(Action action, SourcePosition position) {

  /** What to do when several rows of the query fall on one primary key of the sink. */
  public enum Action {
    ERROR,
    NOTHING,
    DEDUPLICATE
  }
}
