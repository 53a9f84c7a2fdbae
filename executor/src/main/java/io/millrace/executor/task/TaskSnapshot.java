package io.millrace.executor.task;

import io.millrace.executor.spi.SourceReader;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What a task contributes to a checkpoint.
 *
 * @param checkpoint number of the checkpoint
 * @param state to be written
 * @param position of its source, or null
 * @param committables of its sink, complete when they are durable
 */
public record TaskSnapshot(
    long checkpoint,
    FrozenState state,
    SourceReader.Position position,
    CompletableFuture<List<byte[]>> committables) {}
