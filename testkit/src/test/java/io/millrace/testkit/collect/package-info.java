/**
 * A table for tests, {@code 'connector' = 'collected'}: what a job commits to it can be read again,
 * with all its changes.
 *
 * <p>It outlives simulated crashes, as a file would: see {@link
 * io.millrace.testkit.collect.Collected}.
 */
package io.millrace.testkit.collect;
