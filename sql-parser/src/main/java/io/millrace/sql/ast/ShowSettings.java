package io.millrace.sql.ast;

import io.millrace.sql.source.Span;

/** {@code SET}: list all options. */
public record ShowSettings(Span source) implements Statement {}
