/**
 * The contract of operators and what they see of the task that runs them.
 *
 * <p>{@link io.millrace.executor.operator.Operator} is the contract. Must not know tasks, channels
 * or schedulers.
 */
package io.millrace.executor.operator;
