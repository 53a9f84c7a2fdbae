package io.millrace.sql.ast;

import io.millrace.sql.source.Span;
import java.util.Optional;

/** {@code ALTER VIEW [IF EXISTS] name RENAME TO name | AS query}; one of the two is present. */
public record AlterView(
    Span source,
    boolean ifExists,
    QualifiedName name,
    Optional<QualifiedName> newName,
    Optional<Span> query)
    implements Statement {}
