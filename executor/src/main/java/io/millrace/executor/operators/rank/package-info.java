/**
 * The first rows of each partition: Top-N by values and deduplication by time.
 *
 * <p>{@link io.millrace.executor.operators.rank.TopN} keeps rows in order, {@link
 * io.millrace.executor.operators.rank.TopFew} the few that are wanted in one place, {@link
 * io.millrace.executor.operators.rank.TopByKey} those alone if rows only come nearer; {@link
 * io.millrace.executor.operators.rank.FirstRow}, {@link
 * io.millrace.executor.operators.rank.FirstRowByTime} and {@link
 * io.millrace.executor.operators.rank.LastRow} keep one row a key. Must not depend on other
 * families of operators, but for {@code rows} and {@code order}.
 */
package io.millrace.executor.operators.rank;
