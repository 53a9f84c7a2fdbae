package io.millrace.sql.ast;

import io.millrace.sql.source.Span;

/** {@code DROP [TEMPORARY] TABLE [IF EXISTS] name}. */
public record DropTable(Span source, boolean temporary, boolean ifExists, QualifiedName name)
    implements Statement {}
