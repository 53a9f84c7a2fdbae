/**
 * What stands before a sink with a primary key that is no key of the query.
 *
 * <p>{@link io.millrace.executor.operators.sink.KeepLast} carries out ON CONFLICT DO DEDUPLICATE,
 * {@link io.millrace.executor.operators.sink.KeepFirst} DO NOTHING and DO ERROR. Must not depend on
 * other families of operators, but for {@code rows}.
 */
package io.millrace.executor.operators.sink;
