/**
 * Sinks at the end of a task.
 *
 * <p>{@link io.millrace.executor.sink.SinkOutlet} hands rows to a writer and ends an epoch of it at
 * every barrier.
 */
package io.millrace.executor.sink;
