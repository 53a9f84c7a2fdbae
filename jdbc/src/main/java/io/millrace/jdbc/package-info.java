/**
 * The JDBC driver: {@code jdbc:millrace:}.
 *
 * <p>{@link io.millrace.jdbc.MillraceDriver} is thin: Avatica carries statements and rows, and a
 * {@link io.millrace.jdbc.MetaProvider} found on the class path runs them in this process. Must not
 * depend on the engine.
 */
package io.millrace.jdbc;
