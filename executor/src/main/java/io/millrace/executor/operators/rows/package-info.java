/**
 * Putting output together column by column, for all families of operators.
 *
 * <p>{@link io.millrace.executor.operators.rows.Gather} takes values by position, {@link
 * io.millrace.executor.operators.rows.ColumnEquality} compares them, {@link
 * io.millrace.executor.operators.rows.HandleSet} remembers rows of state.
 */
package io.millrace.executor.operators.rows;
