/**
 * Joins of rows within the same window: {@link
 * io.millrace.executor.operators.windowjoin.WindowJoin} keeps both sides until their window is
 * over, then joins them key by key and forgets them.
 *
 * <p>Kinds and sides are those of {@code operators.join}; nothing else is shared with it.
 */
package io.millrace.executor.operators.windowjoin;
