/**
 * Hints of queries and tables: {@link io.millrace.planner.hint.Hint} is one as it was written, all
 * kinds are read into it. {@link io.millrace.planner.hint.QueryHints} are those of a SELECT,
 * checked against the names in its FROM; {@link io.millrace.planner.hint.CarriedHints} takes them
 * through the algebra to the nodes that heed them. What is unknown is an error at its place.
 * Depends on {@code error}, {@code message}, {@code parser} and {@code plan}.
 */
package io.millrace.planner.hint;
