package io.millrace.sql.ast;

import io.millrace.sql.source.Span;

/**
 * {@code DROP DATABASE [IF EXISTS] [catalog.]name [RESTRICT | CASCADE]}.
 *
 * @param cascade whether its tables go too; without, a database must be empty
 */
public record DropDatabase(Span source, boolean ifExists, QualifiedName name, boolean cascade)
    implements CatalogStatement {}
