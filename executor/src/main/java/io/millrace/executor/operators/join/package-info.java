/**
 * Regular joins over changelogs: both sides are kept in state.
 *
 * <p>{@link io.millrace.executor.operators.join.Join} is the operator, {@link
 * io.millrace.executor.operators.join.JoinSpec} what it is told; {@link
 * io.millrace.executor.operators.join.MultiJoin} does several joins by one key at once. Must not
 * depend on other families of operators, but for {@code rows}.
 */
package io.millrace.executor.operators.join;
