package io.millrace.sql.ast;

import io.millrace.sql.source.Span;

/** {@code DROP MATERIALIZED TABLE [IF EXISTS] name}. */
public record DropMaterialized(Span source, boolean ifExists, QualifiedName name)
    implements MaterializedStatement {}
