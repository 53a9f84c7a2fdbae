/**
 * Tables in memory: what operators keep state in.
 *
 * <p>{@link io.millrace.state.table.OperatorState} hands out {@link
 * io.millrace.state.table.KeyedTable}, {@link io.millrace.state.table.WindowTable} and {@link
 * io.millrace.state.table.ElementTable}. Rows live in hash tables over primitive arrays, a segment
 * a key group. Knows nothing of files, stores or checkpoints; the store enters as an interface.
 */
package io.millrace.state.table;
