package io.millrace.data.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Local time in a time zone. Remembers the offset that was in force last and from when to when, so
 * that timestamps near each other cost no look-up. Serves one thread.
 */
public final class ZoneClock {
  /** More than any change of an offset. */
  private static final long MARGIN_MILLIS = 3 * 86_400_000L;

  /** Beyond this the calendar of java.time ends. */
  private static final long RANGE_MILLIS = 31_556_889_864_403L * 1000;

  private final ZoneId zone;
  private final ZoneRules rules;
  private long from = Long.MAX_VALUE;
  private long to = Long.MIN_VALUE;
  private long offset;

  public ZoneClock(ZoneId zone) {
    this.zone = zone;
    rules = zone.getRules();
    if (rules.isFixedOffset()) {
      from = Long.MIN_VALUE;
      to = Long.MAX_VALUE;
      offset = rules.getOffset(Instant.EPOCH).getTotalSeconds() * 1000L;
    }
  }

  public ZoneId zone() {
    return zone;
  }

  /** Milliseconds that local time is ahead of UTC at an instant. */
  public long offsetMillis(long epochMillis) {
    if (epochMillis < from || epochMillis >= to) {
      lookUp(epochMillis);
    }
    return offset;
  }

  /** From which instant on the offset that was asked for last is in force. */
  public long validFrom() {
    return from;
  }

  /** Until which instant, exclusive, the offset that was asked for last is in force. */
  public long validUntil() {
    return to;
  }

  private void lookUp(long epochMillis) {
    long inRange = Math.max(-RANGE_MILLIS, Math.min(RANGE_MILLIS, epochMillis));
    Instant instant = Instant.ofEpochMilli(inRange);
    offset = rules.getOffset(instant).getTotalSeconds() * 1000L;
    // The transition before the next millisecond includes one at this very moment.
    ZoneOffsetTransition last = rules.previousTransition(instant.plusMillis(1));
    ZoneOffsetTransition next = rules.nextTransition(instant);
    from = last == null ? Long.MIN_VALUE : last.toEpochSecond() * 1000;
    to = next == null ? Long.MAX_VALUE : next.toEpochSecond() * 1000;
  }

  /** Local time of an instant, as milliseconds since 1970-01-01 00:00:00 local time. */
  public long toLocal(long epochMillis) {
    return epochMillis + offsetMillis(epochMillis);
  }

  /**
   * The instant of a local time. One that is skipped when clocks go forward moves on by as much; of
   * one that happens twice it is the first.
   */
  public long toInstant(long localMillis) {
    long guess = localMillis - offset;
    boolean fixed = from == Long.MIN_VALUE && to == Long.MAX_VALUE;
    if (fixed || from < to && isInside(guess)) {
      return guess;
    }
    LocalDateTime local =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(localMillis, 1000L),
            Math.floorMod(localMillis, 1000) * 1_000_000,
            ZoneOffset.UTC);
    long instant = local.atZone(zone).toInstant().toEpochMilli();
    offsetMillis(instant);
    return instant;
  }

  /** Whether an instant is so far from both transitions that its local time happens once. */
  private boolean isInside(long instant) {
    return (from == Long.MIN_VALUE || instant >= from + MARGIN_MILLIS)
        && (to == Long.MAX_VALUE || instant < to - MARGIN_MILLIS);
  }
}
