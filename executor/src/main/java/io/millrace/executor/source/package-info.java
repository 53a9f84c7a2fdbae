/**
 * Sources at the head of a task.
 *
 * <p>{@link io.millrace.executor.source.SourceInlet} polls a reader, one poll ahead, and puts
 * barriers between its batches.
 */
package io.millrace.executor.source;
