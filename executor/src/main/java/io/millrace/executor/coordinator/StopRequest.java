package io.millrace.executor.coordinator;

import io.millrace.state.checkpoint.CheckpointPaths;
import java.util.concurrent.CompletableFuture;

/**
 * A job is to stop with a last checkpoint, behind which no row comes out.
 *
 * @param drain whether its sources end, so that windows fire and timers with them
 * @param target where that checkpoint is copied to
 * @param copied completes when the copy is durable; exceptionally if the checkpoint fails, and then
 *     a job that was not drained goes on
 */
record StopRequest(boolean drain, CheckpointPaths target, CompletableFuture<Void> copied) {}
