/**
 * What flows between tasks and from stage to stage of a task.
 *
 * <p>{@link io.millrace.executor.element.StreamElement} is sealed: data, watermarks, idleness,
 * barriers, the end. Depends on {@code data} only.
 */
package io.millrace.executor.element;
