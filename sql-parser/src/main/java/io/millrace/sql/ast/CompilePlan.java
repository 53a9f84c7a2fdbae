package io.millrace.sql.ast;

import io.millrace.sql.source.Span;

/**
 * {@code COMPILE [AND EXECUTE] PLAN 'file' [IF NOT EXISTS] FOR statement}.
 *
 * @param statement an {@link Insert} or a {@link StatementSet}
 */
public record CompilePlan(
    Span source, StringLiteral file, boolean ifNotExists, boolean execute, Statement statement)
    implements PlanStatement {}
