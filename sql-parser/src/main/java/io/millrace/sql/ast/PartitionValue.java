package io.millrace.sql.ast;

import io.millrace.sql.source.Span;

/** {@code column = literal} in a PARTITION clause. */
public record PartitionValue(Identifier column, Span value) {}
