package io.millrace.sql.ast;

import io.millrace.sql.source.Span;

/** {@code EXECUTE PLAN 'file'}. */
public record ExecutePlan(Span source, StringLiteral file) implements PlanStatement {}
