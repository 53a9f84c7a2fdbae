/**
 * Rows for a client that asked with a SELECT.
 *
 * <p>{@link io.millrace.executor.result.ResultQueue} hands batches from the last task to the
 * client's thread; a full one is back-pressure.
 */
package io.millrace.executor.result;
