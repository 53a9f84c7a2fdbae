/**
 * What queries of {@code dev/bench operators} name: a connector whose rows are updates, and
 * functions as users write them.
 *
 * <p>May see only what connectors and functions may. Nothing else may see it.
 */
package io.millrace.benchmarks.queries;
