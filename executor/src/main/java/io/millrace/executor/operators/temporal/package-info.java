/**
 * Joins of rows with the version that the other side had at their time.
 *
 * <p>{@link io.millrace.executor.operators.temporal.TemporalJoin} is the operator, {@link
 * io.millrace.executor.operators.temporal.TemporalSpec} what it is told. Must not depend on other
 * families of operators, but for {@code rows}, {@code pairs} and {@code timer}.
 */
package io.millrace.executor.operators.temporal;
