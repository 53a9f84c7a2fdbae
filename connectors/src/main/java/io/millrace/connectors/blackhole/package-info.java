/**
 * The {@code blackhole} connector: takes every row and forgets it.
 *
 * <p>{@link io.millrace.connectors.blackhole.BlackholeFactory} is all there is to it. Knows nothing
 * of other connectors and of formats.
 */
package io.millrace.connectors.blackhole;
