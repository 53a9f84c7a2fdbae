package io.millrace.planner.convert;

import io.millrace.sql.source.SourcePosition;
import java.util.Map;
import org.apache.calcite.rel.RelRoot;

/**
 * A query as relational algebra.
 *
 * @param position of the query
 * @param windowPositions where each window function stands, by the text of its call
 */
record Algebra(
    RelRoot root, SourcePosition position, Map<String, SourcePosition> windowPositions) {}
