package io.millrace.sql.ast;

import io.millrace.sql.source.Span;
import java.util.Set;

/**
 * {@code EXPLAIN [details | PLAN FOR] statement}.
 *
 * @param statement a {@link Query}, {@link Insert} or {@link StatementSet}
 */
public record Explain(Span source, Set<Detail> details, Statement statement) implements Statement {
  public Explain {
    details = Set.copyOf(details);
  }

  /** What to show besides the plan. */
  public enum Detail {
    ESTIMATED_COST,
    CHANGELOG_MODE,
    PLAN_ADVICE,
    JSON_EXECUTION_PLAN
  }
}
