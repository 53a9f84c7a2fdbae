package io.millrace.sql.ast;

import io.millrace.sql.source.Span;

/** {@code DROP [TEMPORARY] VIEW [IF EXISTS] name}. */
public record DropView(Span source, boolean temporary, boolean ifExists, QualifiedName name)
    implements Statement {}
