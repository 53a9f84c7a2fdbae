/**
 * How fast single operators are, without tasks, channels or checkpoints.
 *
 * <p>{@link io.millrace.benchmarks.operators.OperatorBenchmark} is a command; it measures processor
 * time of one thread, so that it may be run beside other work.
 */
package io.millrace.benchmarks.operators;
