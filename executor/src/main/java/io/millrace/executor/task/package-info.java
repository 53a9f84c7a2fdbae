/**
 * The unit of execution.
 *
 * <p>A {@link io.millrace.executor.task.Task} takes elements from an {@link
 * io.millrace.executor.task.Inlet}, passes them through its {@link
 * io.millrace.executor.task.Stage}s and hands what comes out to an {@link
 * io.millrace.executor.task.Outlet}, a bounded amount a step. Knows neither schedulers' threads nor
 * the job around it: what happens is told to {@link io.millrace.executor.task.TaskEvents}.
 */
package io.millrace.executor.task;
