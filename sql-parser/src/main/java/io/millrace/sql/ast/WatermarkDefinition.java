package io.millrace.sql.ast;

import io.millrace.sql.source.SourcePosition;
import io.millrace.sql.source.Span;

/**
 * {@code WATERMARK FOR column AS expression}.
 *
 * @param column the event time column; a path when it is a field of a row column
 */
public record WatermarkDefinition(QualifiedName column, Span expression, SourcePosition position) {}
