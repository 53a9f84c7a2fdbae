/**
 * Top-N within windows: {@link io.millrace.executor.operators.windowrank.WindowTopN} keeps the best
 * rows of each window and partition, and emits them once, when the window is over. The first or
 * last row by time is the case of one row.
 *
 * <p>Must not know Top-N without windows, which emits changes.
 */
package io.millrace.executor.operators.windowrank;
