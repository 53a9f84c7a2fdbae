package io.millrace.sql.ast;

import io.millrace.sql.source.Span;

/** {@code USE CATALOG name}. */
public record UseCatalog(Span source, Identifier catalog) implements Statement {}
