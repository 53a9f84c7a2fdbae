package io.millrace.sql.ast;

/** {@code 'key' = 'value'} in a WITH clause or an OPTIONS hint. */
public record TableOption(StringLiteral key, StringLiteral value) {}
