package io.millrace.data.option;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Durations as Flink's options spell them: a whole number and a unit, {@code 10 s}, {@code 5 min},
 * {@code 200ms}; without a unit it is milliseconds.
 */
public final class Durations {
  private Durations() {}

  /** Throws IllegalArgumentException if {@code text} is no duration. */
  public static Duration parse(String text) {
    Quantity quantity = Quantity.parse(text);
    ChronoUnit unit =
        switch (quantity.unit().toLowerCase(Locale.ROOT)) {
          case "d", "day", "days" -> ChronoUnit.DAYS;
          case "h", "hour", "hours" -> ChronoUnit.HOURS;
          case "m", "min", "minute", "minutes" -> ChronoUnit.MINUTES;
          case "s", "sec", "secs", "second", "seconds" -> ChronoUnit.SECONDS;
          case "", "ms", "milli", "millis", "millisecond", "milliseconds" -> ChronoUnit.MILLIS;
          case "µs", "micro", "micros", "microsecond", "microseconds" -> ChronoUnit.MICROS;
          case "ns", "nano", "nanos", "nanosecond", "nanoseconds" -> ChronoUnit.NANOS;
          default -> throw new IllegalArgumentException(text);
        };
    try {
      return Duration.of(quantity.amount(), unit);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** The spelling in the largest unit that needs no fraction. */
  public static String print(Duration duration) {
    if (duration.getNano() % 1_000_000 != 0) {
      return duration.toNanos() + " ns";
    }
    long millis = duration.toMillis();
    if (millis % 1000 != 0 || millis == 0) {
      return millis + " ms";
    }
    long seconds = millis / 1000;
    return seconds % 86_400 == 0
        ? seconds / 86_400 + " d"
        : seconds % 3600 == 0
            ? seconds / 3600 + " h"
            : seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
