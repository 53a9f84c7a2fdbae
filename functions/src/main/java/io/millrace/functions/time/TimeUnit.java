package io.millrace.functions.time;

import io.millrace.data.error.MillraceException;
import io.millrace.data.error.NearestName;
import java.util.Arrays;
import java.util.Locale;

/** The units of time that SQL names. */
public enum TimeUnit {
  MILLENNIUM(12_000, 0),
  CENTURY(1200, 0),
  DECADE(120, 0),
  YEAR(12, 0),
  QUARTER(3, 0),
  MONTH(1, 0),
  WEEK(0, 604_800_000_000_000L),
  DAY(0, 86_400_000_000_000L),
  HOUR(0, 3_600_000_000_000L),
  MINUTE(0, 60_000_000_000L),
  SECOND(0, 1_000_000_000L),
  MILLISECOND(0, 1_000_000L),
  MICROSECOND(0, 1000L),
  NANOSECOND(0, 1L),
  EPOCH(0, 0),
  DOY(0, 0),
  DOW(0, 0),
  ISODOW(0, 0),
  ISOYEAR(0, 0);

  private final int months;
  private final long nanos;

  TimeUnit(int months, long nanos) {
    this.months = months;
    this.nanos = nanos;
  }

  /** Months of the unit; 0 if it is no number of months. */
  public int months() {
    return months;
  }

  /** Nanoseconds of the unit; 0 if it has no fixed length. */
  public long nanos() {
    return nanos;
  }

  /** Milliseconds of the unit; 0 if it is shorter or has no fixed length. */
  public long millis() {
    return nanos / 1_000_000L;
  }

  /** The unit of a name, also in the plural or with the prefix SQL_TSI_. */
  public static TimeUnit of(String name) {
    String folded = name.toUpperCase(Locale.ROOT).replaceFirst("^SQL_TSI_", "");
    for (TimeUnit unit : values()) {
      if (unit.name().equals(folded) || (unit.name() + "S").equals(folded)) {
        return unit;
      }
    }
    String hint = NearestName.hint(folded, Arrays.stream(values()).map(Enum::name).toList());
    throw MillraceException.deterministic("unknown unit of time '" + name + "'").withHint(hint);
  }
}
