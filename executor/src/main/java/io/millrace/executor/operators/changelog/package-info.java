/**
 * Operators that change how a changelog tells what happened: {@link
 * io.millrace.executor.operators.changelog.Normalize} makes one with all kinds of rows of the
 * newest rows by key, {@link io.millrace.executor.operators.changelog.ToChangelog} and {@link
 * io.millrace.executor.operators.changelog.FromChangelog} turn kinds into codes and back. Must not
 * depend on the packages of other operators but {@code rows}.
 */
package io.millrace.executor.operators.changelog;
