package io.millrace.executor.task;

import io.millrace.executor.spi.SourceReader;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What a task held when the barrier of a checkpoint left it.
 *
 * @param checkpoint number of the checkpoint
 * @param state to be written; the task is then to be told by {@link Task#settle}
 * @param position of its source, or null
 * @param committables of its sink, complete when they are durable
 */
public record TaskCut(
    long checkpoint,
    FrozenState state,
    SourceReader.Position position,
    CompletableFuture<List<byte[]>> committables) {}
