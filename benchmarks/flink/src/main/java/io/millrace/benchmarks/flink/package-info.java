/**
 * Flink 2.3 in this process, beside Millrace.
 *
 * <p>{@link io.millrace.benchmarks.flink.FlinkScripts} runs the script tests and compares rows;
 * {@link io.millrace.benchmarks.flink.FlinkSpeed} measures the queries of {@code dev/bench
 * operators}. Must not depend on Millrace: only texts are shared.
 */
package io.millrace.benchmarks.flink;
