package io.millrace.engine.codegen.expression;

import static io.millrace.engine.codegen.expression.ExpressionCase.call;
import static io.millrace.engine.codegen.expression.ExpressionCase.lit;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.engine.codegen.runtime.Temporals;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TemporalTest {
  private static final String DAYS = "INTERVAL DAY TO SECOND";
  private static final String MONTHS = "INTERVAL YEAR TO MONTH";

  private final ExpressionCase t =
      ExpressionCase.over("d DATE, t TIME(3), s TIMESTAMP(3), n TIMESTAMP(9), z TIMESTAMP_LTZ(3)");
  private static final String ROWS =
      "2020-01-31, 23:30:00, 2020-01-31 23:30:00.5, 2020-01-31 23:30:00.123456789, 2020-01-31"
          + " 23:30:00Z\n"
          + "NULL, NULL, NULL, NULL, NULL";

  @Test
  void pointsMoveByIntervals() {
    t.check(call("+", "DATE", t.col("d"), lit("+0-1", MONTHS)), ROWS, "2020-02-29", "NULL");
    t.check(call("-", "DATE", t.col("d"), lit("+1-0", MONTHS)), ROWS, "2019-01-31", "NULL");
    t.check(
        call("+", "DATE", t.col("d"), lit("+1 12:00:00.000", DAYS)), ROWS, "2020-02-01", "NULL");
    t.check(call("+", "TIME(3)", t.col("t"), lit("3600000", DAYS)), ROWS, "00:30:00", "NULL");
    t.check(
        call("-", "TIMESTAMP(3)", t.col("s"), lit("+0 00:00:01.000", DAYS)),
        ROWS,
        "2020-01-31 23:29:59.5",
        "NULL");
    t.check(
        call("+", "TIMESTAMP(9)", t.col("n"), lit("+0-13", MONTHS)),
        ROWS,
        "2021-02-28 23:30:00.123456789",
        "NULL");
    t.check(
        call("+", "TIMESTAMP(9)", lit("+1 00:00:00.000", DAYS), t.col("n")),
        ROWS,
        "2020-02-01 23:30:00.123456789",
        "NULL");
    t.check(
        call("+", "TIMESTAMP(3)", t.col("d"), lit("3600000", DAYS)),
        ROWS,
        "2020-01-31 01:00:00",
        "NULL");
  }

  @Test
  void distances() {
    t.check(
        call(
            "CAST",
            "BIGINT",
            call("-", DAYS, t.col("s"), lit("2020-01-31 00:00:00", "TIMESTAMP(3)"))),
        ROWS,
        "84600500",
        "NULL");
    t.check(
        call("CAST", "BIGINT", call("-", DAYS, t.col("s"), t.col("d"))), ROWS, "84600500", "NULL");
    t.check(
        call("CAST", "INT", call("-", MONTHS, t.col("d"), lit("2018-12-31", "DATE"))),
        ROWS,
        "13",
        "NULL");
  }

  /** Flink's: a month is whole once adding it reaches the day, from either side. */
  private static int wholeMonths(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      return -wholeMonths(to, from);
    }
    int months = 0;
    while (!from.plusMonths(months + 1).isAfter(to)) {
      months++;
    }
    return months;
  }

  @Test
  void monthsAgreeWithTheJdk() {
    for (int day = -1_000_000; day < 1_000_000; day += 13_337) {
      LocalDate date = LocalDate.ofEpochDay(day);
      for (int months : new int[] {-5000, -13, -1, 0, 1, 11, 12, 4801}) {
        assertEquals(
            date.plusMonths(months).toEpochDay(),
            Temporals.addMonthsToDate(day, months),
            date + " " + months);
        LocalDate other = date.plusMonths(months).plusDays(months % 7);
        assertEquals(
            wholeMonths(date, other),
            Temporals.monthsBetween(other.toEpochDay() * 86_400_000L, day * 86_400_000L),
            date + " to " + other);
      }
    }
  }
}
