/**
 * The state of a task, frozen at barriers, written behind the task's back, and restored.
 *
 * <p>{@link io.millrace.state.snapshot.TaskState} owns the tables of all operators of a task; what
 * a freeze leads to is a {@link io.millrace.state.snapshot.TaskSnapshot}, which names the runs that
 * hold the rows. Knows nothing of checkpoints of a whole job.
 */
package io.millrace.state.snapshot;
