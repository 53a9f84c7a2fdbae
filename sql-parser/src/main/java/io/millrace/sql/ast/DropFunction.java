package io.millrace.sql.ast;

import io.millrace.sql.source.Span;

/** {@code DROP [TEMPORARY [SYSTEM]] FUNCTION [IF EXISTS] name}. */
public record DropFunction(
    Span source, CreateFunction.Scope scope, boolean ifExists, QualifiedName name)
    implements FunctionStatement {}
