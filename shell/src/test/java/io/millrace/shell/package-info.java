/**
 * The command as a user meets it: each test runs {@link io.millrace.shell.Millrace#run} in process
 * with what it prints captured, on files in a folder of its own.
 */
package io.millrace.shell;
