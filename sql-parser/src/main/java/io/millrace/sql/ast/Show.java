package io.millrace.sql.ast;

import io.millrace.sql.source.Span;
import java.util.Optional;

/**
 * {@code SHOW TABLES [FROM name] [LIKE 'pattern']} and its like.
 *
 * @param from the catalog or database after FROM or IN
 */
public record Show(
    Span source, Kind kind, Optional<QualifiedName> from, Optional<NameFilter> filter)
    implements Statement {

  /** What to list. */
  public enum Kind {
    TABLES,
    MATERIALIZED_TABLES,
    VIEWS,
    CATALOGS,
    DATABASES,
    FUNCTIONS,
    USER_FUNCTIONS,
    JOBS,
    JARS,
    MODULES,
    FULL_MODULES,
    PROCEDURES,
    CURRENT_CATALOG,
    CURRENT_DATABASE
  }
}
