/**
 * SESSION windows: {@link io.millrace.executor.operators.session.SessionWindow} finds, merges and
 * fires the sessions of each key; what a session holds is accumulators ({@link
 * io.millrace.executor.operators.session.SessionGroups}) or its rows ({@link
 * io.millrace.executor.operators.session.SessionRows}).
 *
 * <p>Must not know the windows that are the same for all rows; how time is told and goes on it has
 * from {@code window}.
 */
package io.millrace.executor.operators.session;
