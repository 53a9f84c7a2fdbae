package io.millrace.executor.operators.match;

import io.millrace.executor.kernel.AggregateKernel;
import io.millrace.executor.kernel.BatchFunction;

/**
 * Aggregates over the rows of a variable.
 *
 * @param variable by position in the pattern; -1: the rows of all variables
 * @param arguments from rows of the input to what the kernel reads
 * @param kernel one without multisets
 */
public record VariableAggregates(int variable, BatchFunction arguments, AggregateKernel kernel) {}
