/**
 * Tests of single operators.
 *
 * <p>{@link io.millrace.executor.harness.OperatorHarness} replays one case in many ways that must
 * not show in the output.
 */
package io.millrace.executor.harness;
