package io.millrace.sql.ast;

import io.millrace.sql.source.Span;

/** {@code ALTER TABLE [IF EXISTS] name change}. */
public record AlterTable(Span source, boolean ifExists, QualifiedName name, TableChange change)
    implements Statement {}
