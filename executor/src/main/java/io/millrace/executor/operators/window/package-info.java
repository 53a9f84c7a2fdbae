/**
 * GROUP BY over windows of time, on slices that windows share.
 *
 * <p>{@link io.millrace.executor.operators.window.WindowAggregate} is the operator, {@link
 * io.millrace.executor.operators.window.WindowShape} the arithmetic. What aggregate functions do is
 * the kernels' business.
 */
package io.millrace.executor.operators.window;
