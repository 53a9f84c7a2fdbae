package io.millrace.executor.operators.window;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Between instants and the local time of a zone, both in milliseconds. Windows over TIMESTAMP_LTZ
 * are aligned in local time. Remembers the stretch of the last instant. Not thread-safe.
 */
final class TimeShift {
  private final ZoneRules rules;
  private long from = Long.MAX_VALUE;
  private long to = Long.MIN_VALUE;
  private long offsetMillis;

  /**
   * @param zone null: local time is the time itself
   */
  TimeShift(ZoneId zone) {
    rules =
        zone == null || zone.getRules().equals(ZoneOffset.UTC.getRules()) ? null : zone.getRules();
  }

  long toLocal(long epochMillis) {
    if (rules == null) {
      return epochMillis;
    }
    if (epochMillis < from || epochMillis >= to) {
      remember(epochMillis);
    }
    return epochMillis + offsetMillis;
  }

  private void remember(long epochMillis) {
    Instant instant = Instant.ofEpochMilli(epochMillis);
    offsetMillis = rules.getOffset(instant).getTotalSeconds() * 1000L;
    ZoneOffsetTransition before = rules.previousTransition(instant.plusNanos(1));
    ZoneOffsetTransition after = rules.nextTransition(instant);
    from = before == null ? Long.MIN_VALUE : before.getInstant().toEpochMilli();
    to = after == null ? Long.MAX_VALUE : after.getInstant().toEpochMilli();
  }

  /**
   * The instant of a local time: of two the later one, and for a time that clocks skip the moment
   * they do.
   */
  long toEpoch(long localMillis) {
    if (rules == null || localMillis == Long.MAX_VALUE) {
      return localMillis;
    }
    LocalDateTime local =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(localMillis, 1000L),
            (int) Math.floorMod(localMillis, 1000L) * 1_000_000,
            ZoneOffset.UTC);
    ZoneOffsetTransition transition = rules.getTransition(local);
    if (transition != null && transition.isGap()) {
      return transition.getInstant().toEpochMilli();
    }
    ZoneOffset offset = transition == null ? rules.getOffset(local) : transition.getOffsetAfter();
    return localMillis - offset.getTotalSeconds() * 1000L;
  }
}
