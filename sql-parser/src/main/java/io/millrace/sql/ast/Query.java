package io.millrace.sql.ast;

import io.millrace.sql.source.Span;

/** A query whose rows go to the user: SELECT, WITH, VALUES, TABLE, or one in parentheses. */
public record Query(Span source, Span query) implements Statement {}
