/**
 * GROUP BY without windows, and OVER.
 *
 * <p>{@link io.millrace.executor.operators.aggregate.GroupAggregate} gives changes row by row,
 * {@link io.millrace.executor.operators.aggregate.BundledAggregate} one net change a group and
 * bundle, {@link io.millrace.executor.operators.aggregate.LocalAggregate} accumulators before an
 * exchange, {@link io.millrace.executor.operators.aggregate.FinalAggregate} results at the end.
 * {@link io.millrace.executor.operators.aggregate.TimedOver}, {@link
 * io.millrace.executor.operators.aggregate.ArrivalOver}, {@link
 * io.millrace.executor.operators.aggregate.FinalOver} and {@link
 * io.millrace.executor.operators.aggregate.RevisedOver} let rows into accumulators in order. What
 * aggregate functions do is the kernels' business.
 */
package io.millrace.executor.operators.aggregate;
