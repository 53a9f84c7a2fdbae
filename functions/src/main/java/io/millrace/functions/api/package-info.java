/**
 * What a SQL function written in Java looks like: annotations, views of values, the registry.
 *
 * <p>{@link io.millrace.functions.api.SqlFunction} holds the calling convention. Depends on {@code
 * data} only; never on Calcite.
 */
package io.millrace.functions.api;
