package io.millrace.sql.ast;

import io.millrace.sql.source.SourcePosition;
import io.millrace.sql.source.Span;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code CREATE [OR ALTER] MATERIALIZED TABLE … AS query}.
 *
 * @param table its query is present
 * @param freshnessMillis after {@code FRESHNESS}, above 0
 * @param full the place of {@code REFRESH_MODE = FULL}
 */
public record CreateMaterialized(
    Span source,
    boolean orAlter,
    CreateTable table,
    OptionalLong freshnessMillis,
    Optional<SourcePosition> full)
    implements MaterializedStatement {}
