/**
 * Calls that may block, kept off the threads that step tasks.
 *
 * <p>{@link io.millrace.executor.io.IoLane} runs the calls of one reader or writer in order.
 */
package io.millrace.executor.io;
