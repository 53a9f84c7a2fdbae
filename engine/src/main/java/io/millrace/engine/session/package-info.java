/**
 * Sessions: what a user talks to.
 *
 * <p>{@link io.millrace.engine.session.Session} runs statements one after the other and owns the
 * catalog, the configuration and the jobs that were started. Clients (JDBC, the shell) see only
 * this package and {@code config}.
 */
package io.millrace.engine.session;
