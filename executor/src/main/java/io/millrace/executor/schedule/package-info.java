/**
 * Who runs when.
 *
 * <p>A {@link io.millrace.executor.schedule.Schedulable} is stepped by a {@link
 * io.millrace.executor.schedule.Scheduler} while it is runnable; its {@link
 * io.millrace.executor.schedule.Waker} makes it so. {@link
 * io.millrace.executor.schedule.WorkerPoolScheduler} is the one of production. Knows nothing of
 * tasks or data.
 */
package io.millrace.executor.schedule;
