/**
 * Functions of dates, times and timestamps.
 *
 * <p>Instants (TIMESTAMP_LTZ) reach functions of local time by an implicit cast in the session's
 * zone. May use {@code api}, {@code time} and {@code data}, no other family.
 */
package io.millrace.functions.temporal;
