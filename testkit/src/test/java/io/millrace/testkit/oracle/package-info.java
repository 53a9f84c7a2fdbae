/**
 * Queries over append-only, bounded input that another engine answers too: DuckDB.
 *
 * <p>{@link io.millrace.testkit.oracle.OracleTest} runs a list of queries, {@link
 * io.millrace.testkit.oracle.RandomQueriesTest} such as a seed draws. Rows are compared as
 * multisets, values by what they are and not by how they print.
 */
package io.millrace.testkit.oracle;
