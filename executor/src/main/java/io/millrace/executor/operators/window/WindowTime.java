package io.millrace.executor.operators.window;

import io.millrace.data.time.ZoneClock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Between the time of rows and watermarks and the local time by which windows are cut. For
 * TIMESTAMP columns both are the same; TIMESTAMP_LTZ columns and the clock count from the epoch,
 * and their windows follow the days and hours of the session's time zone.
 */
public final class WindowTime {
  private final ZoneClock clock;
  private final ZoneRules rules;

  /**
   * @param zone null: rows have local time already
   */
  public WindowTime(ZoneId zone) {
    rules = (zone == null ? ZoneOffset.UTC : zone).getRules();
    clock = new ZoneClock(zone == null ? ZoneOffset.UTC : zone);
  }

  /** Local time of an instant. */
  public long toLocal(long millis) {
    return clock.toLocal(millis);
  }

  /** From when on the offset of the last {@link #toLocal} was in force. */
  long steadyFrom() {
    return clock.validFrom();
  }

  /** Until when, exclusive, the offset of the last {@link #toLocal} is in force. */
  long steadyUntil() {
    return clock.validUntil();
  }

  /**
   * The watermark at which a window with this end is complete: the last instant within it. Where
   * clocks go back, so that its last moment happens twice, this is the second one; where that
   * moment is skipped, it is when clocks go forward.
   */
  public long lastInstant(long windowEnd) {
    if (rules.isFixedOffset()) {
      return clock.toInstant(windowEnd - 1);
    }
    LocalDateTime last =
        LocalDateTime.ofInstant(Instant.ofEpochMilli(windowEnd - 1), ZoneOffset.UTC);
    ZoneOffsetTransition transition = rules.getTransition(last);
    if (transition == null) {
      return clock.toInstant(windowEnd - 1);
    }
    return transition.isGap()
        ? transition.getInstant().toEpochMilli()
        : windowEnd - 1 - transition.getOffsetAfter().getTotalSeconds() * 1000L;
  }

  /** Value of the column window_time. */
  public long windowTime(long windowEnd) {
    return clock.toInstant(windowEnd - 1);
  }
}
