/**
 * Real crashes: a child JVM runs a job on real files and is killed again and again.
 *
 * <p>{@link io.millrace.testkit.crash.CrashTest} keeps a ledger of ids, each of which must be there
 * exactly once when the job has ended.
 */
package io.millrace.testkit.crash;
