package io.millrace.sql.ast;

import io.millrace.sql.source.Span;

/** {@code DESCRIBE JOB 'id'}. */
public record DescribeJob(Span source, StringLiteral id) implements Statement {}
