/**
 * The {@code millrace} command.
 *
 * <p>{@link io.millrace.shell.Millrace} is main; {@link io.millrace.shell.ScriptRun} runs the
 * statements of a file in order; printers show rows, errors and progress. Knows nothing of how a
 * statement is run.
 */
package io.millrace.shell;
