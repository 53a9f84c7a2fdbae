/**
 * Joins with tables that are asked by key: {@link io.millrace.executor.operators.lookup.LookupJoin}
 * asks and waits, {@link io.millrace.executor.operators.lookup.TableInMemory} answers from a table
 * that was read whole. Must not depend on other families of operators, but for {@code pairs} and
 * {@code rows}.
 */
package io.millrace.executor.operators.lookup;
