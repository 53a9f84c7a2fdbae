/**
 * The {@code print} connector: each row as a line on standard output or standard error.
 *
 * <p>{@link io.millrace.connectors.print.PrintFactory} reads the options. Knows nothing of other
 * connectors and of formats.
 */
package io.millrace.connectors.print;
