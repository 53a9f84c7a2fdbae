package io.millrace.sql.ast;

import io.millrace.sql.source.Span;

/** {@code RESET}: all options back to their defaults. */
public record ResetAll(Span source) implements Statement {}
