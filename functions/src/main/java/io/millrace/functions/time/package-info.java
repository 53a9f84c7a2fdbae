/**
 * What casts and temporal functions share: the session's time zone and time units.
 *
 * <p>{@link io.millrace.functions.time.ZoneState} keeps the zone of one place of call, {@link
 * io.millrace.functions.time.TimeUnit} names the units of SQL. May use {@code api} and {@code
 * data}.
 */
package io.millrace.functions.time;
