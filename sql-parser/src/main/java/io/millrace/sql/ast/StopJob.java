package io.millrace.sql.ast;

import io.millrace.sql.source.Span;

/** {@code STOP JOB 'id' [WITH SAVEPOINT] [WITH DRAIN]}. */
public record StopJob(Span source, StringLiteral id, boolean savepoint, boolean drain)
    implements Statement {}
