package io.millrace.sql.ast;

/** {@code [NOT] LIKE|ILIKE 'pattern'}; ILIKE ignores case. */
public record NameFilter(boolean negated, boolean ignoreCase, StringLiteral pattern) {}
