/**
 * What a SQL function written in Java looks like: annotations, views of values, the registry.
 *
 * <p>{@link io.millrace.functions.api.SqlFunction} holds the calling convention; users extend
 * {@link io.millrace.functions.api.ScalarFunction} and {@link
 * io.millrace.functions.api.TableFunction}. Depends on {@code data} only; never on Calcite.
 */
package io.millrace.functions.api;
