/**
 * Tables of function calls with their results, as tests write them.
 *
 * <p>{@link io.millrace.functions.table.CallTable} runs a table through the registry.
 */
package io.millrace.functions.table;
