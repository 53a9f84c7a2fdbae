package io.millrace.sql.ast;

import io.millrace.sql.source.Span;
import java.util.Optional;

/** {@code SHOW COLUMNS FROM table [LIKE 'pattern']}. */
public record ShowColumns(Span source, QualifiedName table, Optional<NameFilter> filter)
    implements Statement {}
