/**
 * Dates and times as numbers: the calendar, their SQL text, time zones.
 *
 * <p>{@link io.millrace.data.time.CivilDate} is the calendar, {@link
 * io.millrace.data.time.DateText} and {@link io.millrace.data.time.TimestampText} parse and print,
 * {@link io.millrace.data.time.ZoneClock} turns instants into local time. Nothing here reads a
 * clock. May use {@code bytes} only.
 */
package io.millrace.data.time;
