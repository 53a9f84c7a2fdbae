/**
 * Constant folding: parts of expressions that are known when planning become literals.
 *
 * <p>{@link io.millrace.planner.fold.Folding} is the entry. Values are computed by {@code
 * functions}, never by Calcite. What fails stays as it is, so that it fails when (and only if) it
 * is evaluated. Depends on {@code plan} and the functions module; must not see Calcite.
 */
package io.millrace.planner.fold;
