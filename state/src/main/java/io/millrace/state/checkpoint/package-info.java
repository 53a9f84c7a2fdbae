/**
 * Checkpoints of a job on disk: where they are, what they hold, how they are published, found again
 * and deleted.
 *
 * <p>{@link io.millrace.state.checkpoint.CheckpointStore} is one job's folder in one attempt,
 * {@link io.millrace.state.checkpoint.Manifest} what a checkpoint holds, {@link
 * io.millrace.state.checkpoint.CheckpointPaths} the only place that makes up names. Decisions are
 * those of {@code protocol}. Must not depend on RocksDB.
 */
package io.millrace.state.checkpoint;
