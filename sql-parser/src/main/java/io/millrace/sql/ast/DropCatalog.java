package io.millrace.sql.ast;

import io.millrace.sql.source.Span;

/** {@code DROP CATALOG [IF EXISTS] name}. */
public record DropCatalog(Span source, boolean ifExists, Identifier name)
    implements CatalogStatement {}
