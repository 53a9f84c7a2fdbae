package io.millrace.executor.operators.match;

import io.millrace.executor.kernel.RowPredicate;

/**
 * The DEFINE of a variable.
 *
 * @param predicate over the view's columns
 * @param total whether it cannot fail, so that rows may be asked about that need not be
 */
public record MatchCondition(MatchView view, RowPredicate predicate, boolean total) {}
