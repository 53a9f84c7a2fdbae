package io.millrace.sql.ast;

import io.millrace.sql.source.Span;

/**
 * {@code SET 'key' = 'value'}. Key and value may be written without quotes; the value is then the
 * text up to the {@code ;} without the blanks around it.
 */
public record SetOption(Span source, StringLiteral key, StringLiteral value) implements Statement {}
