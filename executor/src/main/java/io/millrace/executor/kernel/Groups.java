package io.millrace.executor.kernel;

import io.millrace.data.encoding.KeyBatch;
import io.millrace.state.table.StateRows;

/**
 * The groups of the batch at hand, for a kernel.
 *
 * @param rows where accumulators are
 * @param keys of the groups, by row of the batch
 * @param elements one set an {@link ElementUse}, in order
 */
public record Groups(StateRows rows, KeyBatch keys, ElementSet[] elements) {}
