package io.millrace.executor.coordinator;

import io.millrace.state.store.OrderedStore;

/**
 * How much memory the state of a job may take, and where the rest goes.
 *
 * @param stores makes a store for a task that needs one
 * @param budgetBytes for all tasks together, dealt out by what they need
 * @param scratchFolder where jobs without checkpoints write what leaves memory; nothing else may be
 *     there, nothing there survives
 */
public record StateMemory(OrderedStore.Factory stores, long budgetBytes, String scratchFolder) {}
