/**
 * Joins of rows whose times are within an interval of each other, in state no longer than that.
 *
 * <p>{@link io.millrace.executor.operators.interval.IntervalJoin} is the operator, {@link
 * io.millrace.executor.operators.interval.IntervalSpec} what it is told. Must not depend on other
 * families of operators, but for {@code rows}, {@code pairs} and {@code timer}.
 */
package io.millrace.executor.operators.interval;
