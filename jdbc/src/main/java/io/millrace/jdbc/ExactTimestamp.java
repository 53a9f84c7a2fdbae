package io.millrace.jdbc;

import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/**
 * A timestamp that knows what it was made of: java.sql.Timestamp forgets on which side of the first
 * year it lies, and moves times that the JVM's zone or the calendar's reform left out.
 */
public final class ExactTimestamp extends Timestamp {
  private static final long serialVersionUID = 1L;

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final LocalDateTime made;
  private final long millis;

  private ExactTimestamp(LocalDateTime made, long millis) {
    super(millis);
    super.setNanos(made.getNano());
    this.made = made;
    this.millis = millis;
  }

  public static ExactTimestamp of(LocalDateTime time) {
    return new ExactTimestamp(time, Timestamp.valueOf(time).getTime());
  }

  /** Whether no setter has made it another one. */
  private boolean untouched() {
    return getTime() == millis && getNanos() == made.getNano();
  }

  @Override
  public LocalDateTime toLocalDateTime() {
    return untouched() ? made : super.toLocalDateTime();
  }

  /** As SQL prints it. */
  String text(int digits) {
    return SECONDS.format(toLocalDateTime())
        + MillraceResultSet.fraction(toLocalDateTime().getNano(), digits);
  }

  /** As java.sql.Timestamp prints itself, but for the year. */
  @Override
  public String toString() {
    if (!untouched()) {
      return super.toString();
    }
    String text = text(9);
    int end = text.length();
    while (text.charAt(end - 1) == '0' && text.charAt(end - 2) != '.') {
      end--;
    }
    return text.substring(0, end);
  }
}
