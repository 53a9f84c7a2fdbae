package io.millrace.jdbc;

import java.sql.Date;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** A date that knows what it was made of, as {@link ExactTimestamp} does. */
public final class ExactDate extends Date {
  private static final long serialVersionUID = 1L;

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd");

  private final LocalDate made;
  private final long millis;

  private ExactDate(LocalDate made, long millis) {
    super(millis);
    this.made = made;
    this.millis = millis;
  }

  public static ExactDate of(LocalDate date) {
    return new ExactDate(date, Date.valueOf(date).getTime());
  }

  @Override
  public LocalDate toLocalDate() {
    return getTime() == millis ? made : super.toLocalDate();
  }

  @Override
  public String toString() {
    return getTime() == millis ? DAY.format(made) : super.toString();
  }
}
