package io.millrace.executor.coordinator;

import io.millrace.state.snapshot.MemoryShares;
import io.millrace.state.store.OrderedStore;

/**
 * What memory the state of a job may take, and where the rest goes.
 *
 * @param stores makes a store for a task that needs one
 * @param memory that of the process, dealt out to the tasks of its jobs by what they need
 * @param scratchFolder where jobs without checkpoints write what leaves memory; nothing else may be
 *     there, nothing there survives
 */
public record StateMemory(OrderedStore.Factory stores, MemoryShares memory, String scratchFolder) {}
