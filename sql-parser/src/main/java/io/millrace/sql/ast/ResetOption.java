package io.millrace.sql.ast;

import io.millrace.sql.source.Span;

/** {@code RESET 'key'}: one option back to its default. */
public record ResetOption(Span source, StringLiteral key) implements Statement {}
