package io.millrace.state.snapshot;

import io.millrace.state.store.OrderedStore;
import java.util.concurrent.Executor;

/**
 * How the state of a task may leave memory.
 *
 * @param stores makes the task's store when it is first needed
 * @param memory what its tables may take
 * @param io where the store is written to and read from
 * @param wake makes the task run again when something has arrived; any thread may call it
 */
public record SpillSettings(
    OrderedStore.Factory stores, MemoryShares.Share memory, Executor io, Runnable wake) {}
