package io.millrace.sql.ast;

import io.millrace.sql.source.Span;

/** {@code DESCRIBE [EXTENDED] name} of a table or view. */
public record DescribeTable(Span source, QualifiedName name, boolean extended)
    implements Statement {}
