package io.millrace.data.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The calendar and zones against java.time; texts against Flink's forms. */
class TimeTest {

  private static String print(Consumer<SliceWriter> printer) {
    SliceWriter out = new SliceWriter(0);
    printer.accept(out);
    return out.view(new Slice()).toString();
  }

  @Test
  void calendarIsThatOfJava() {
    Random random = new Random(1);
    for (int i = 0; i < 50_000; i++) {
      int days = i < 3000 ? i - 1500 : (random.nextInt() >> random.nextInt(8)) / 8;
      LocalDate date = LocalDate.ofEpochDay(days);
      assertEquals(
          days, CivilDate.days(date.getYear(), date.getMonthValue(), date.getDayOfMonth()));
      assertEquals(date.getYear(), CivilDate.year(days));
      assertEquals(date.getMonthValue(), CivilDate.month(days));
      assertEquals(date.getDayOfMonth(), CivilDate.day(days));
      assertEquals(date.getDayOfYear(), CivilDate.dayOfYear(days));
      assertEquals(date.getDayOfWeek().getValue(), CivilDate.isoDayOfWeek(days));
      assertEquals(date.getDayOfWeek().getValue() % 7 + 1, CivilDate.dayOfWeek(days));
      assertEquals(date.get(IsoFields.QUARTER_OF_YEAR), CivilDate.quarter(days));
      assertEquals(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), CivilDate.isoWeek(days));
      assertEquals(date.get(IsoFields.WEEK_BASED_YEAR), CivilDate.isoYear(days));
      assertEquals(
          date.lengthOfMonth(), CivilDate.daysInMonth(date.getYear(), date.getMonthValue()));
      int months = random.nextInt(2000) - 1000;
      assertEquals(date.plusMonths(months).toEpochDay(), CivilDate.addMonths(days, months));
      int other = days + random.nextInt(2000) - 1000;
      assertEquals(
          wholeMonths(date, LocalDate.ofEpochDay(other)), CivilDate.monthsBetween(days, other));
    }
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
  void zonesAreThoseOfJava() {
    Random random = new Random(2);
    for (String name :
        List.of("Europe/Berlin", "America/St_Johns", "Pacific/Apia", "UTC", "+05:30")) {
      ZoneId zone = ZoneId.of(name);
      ZoneClock clock = new ZoneClock(zone);
      long at = 0;
      for (int i = 0; i < 50_000; i++) {
        at += i % 100 == 0 ? random.nextLong() >> 22 : random.nextInt(7_200_000) - 3_000_000;
        at = i % 100 == 0 ? at % 4_000_000_000_000L : at;
        LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(at), zone);
        assertEquals(local.toInstant(ZoneOffset.UTC).toEpochMilli(), clock.toLocal(at), name);
        LocalDateTime asked = LocalDateTime.ofInstant(Instant.ofEpochMilli(at), ZoneOffset.UTC);
        assertEquals(asked.atZone(zone).toInstant().toEpochMilli(), clock.toInstant(at), name);
      }
    }
    assertEquals(ZoneId.of("UTC"), new ZoneClock(ZoneId.of("UTC")).zone());
  }

  private static String timestamp(String text, int precision) {
    TimestampText reader = new TimestampText();
    return reader.parse(Slice.of(text), precision)
        ? print(out -> TimestampText.print(reader.millis(), reader.nanosOfMilli(), 0, out))
        : "none";
  }

  @Test
  void timestamps() {
    assertEquals("2020-01-02 03:04:05.123456789", timestamp("2020-01-02 03:04:05.123456789", 9));
    assertEquals("2020-01-02 03:04:05.123", timestamp("2020-01-02 03:04:05.1239", 3));
    assertEquals("2020-01-02 03:04:05", timestamp("2020-1-2 3:4:5.9", 0));
    assertEquals("1969-12-31 23:59:59.9", timestamp("1969-12-31 23:59:59.9", 3));
    assertEquals("2020-02-29 00:00:00", timestamp("2020-02-31", 3));
    assertEquals("2021-01-01 00:00:00", timestamp("2020-12-31 24:00:00", 3));
    for (String bad :
        List.of(
            "",
            "2020",
            "2020-13-01",
            "2020-01-32",
            "20-01-01",
            "2020-01-01T00:00:00",
            "x",
            "2020-01-01 25:00:00",
            "2020-01-01 00:60:00",
            "2020-01-01 00:00:60",
            "2020-01-01 00:00",
            "2020-01-01 00:00:00.",
            "2020-01-01 00:00:00.1234567890",
            "2020-01-01 00:00:00Z",
            "0000-01-01")) {
      assertEquals("none", timestamp(bad, 3), bad);
    }
    assertEquals("1970-01-01 00:00:00.000", print(out -> TimestampText.print(0, 0, 3, out)));
    assertEquals("1970-01-01 00:00:00", print(out -> TimestampText.print(0, 0, 0, out)));
    assertEquals("1969-12-31 23:59:59.999000001", print(out -> TimestampText.print(-1, 1, 3, out)));
  }

  @Test
  void timestampsSurvive() {
    Random random = new Random(3);
    TimestampText reader = new TimestampText();
    for (int i = 0; i < 20_000; i++) {
      long millis = Math.floorMod(random.nextLong(), 315_537_897_600_000L) - 62_135_596_800_000L;
      int nanos = random.nextInt(1_000_000);
      String text = print(out -> TimestampText.print(millis, nanos, 9, out));
      assertTrue(reader.parse(Slice.of(text), 9), text);
      assertEquals(millis, reader.millis());
      assertEquals(nanos, reader.nanosOfMilli());
    }
  }

  @Test
  void datesTimesAndIntervals() {
    DateText reader = new DateText();
    assertEquals(0, reader.parseDate(Slice.of("1970-01-01")));
    assertEquals(31, reader.parseDate(Slice.of(" 1970-2 ")));
    assertEquals(365, reader.parseDate(Slice.of("1971")));
    assertEquals(1, reader.parseDate(Slice.of("1970-1-2 10:00:00")));
    for (String bad : List.of("", "x", "2020-02-30", "2020-00-01", "2020-1-1x", "-5", "1-1-1-1")) {
      assertEquals(DateText.MALFORMED, reader.parseDate(Slice.of(bad)), bad);
    }
    assertEquals("2020-02-29", print(out -> DateText.printDate(18321, out)));
    assertEquals("-0001-12-31", print(out -> DateText.printDate(CivilDate.days(-1, 12, 31), out)));
    assertEquals(
        "+10000-01-01", print(out -> DateText.printDate(CivilDate.days(10000, 1, 1), out)));
    assertEquals(45_296_789, reader.parseTime(Slice.of("12:34:56.7899")));
    assertEquals(3_600_000, reader.parseTime(Slice.of("1")));
    assertEquals(3_660_000, reader.parseTime(Slice.of("1:1")));
    for (String bad : List.of("", "24:00:00", "1:60", "1:1:60", "1:1:1.", "1:", "-1", "1:1:1:1")) {
      assertEquals(DateText.MALFORMED, reader.parseTime(Slice.of(bad)), bad);
    }
    assertEquals("12:34:56.78", print(out -> DateText.printTime(45_296_780, 3, out)));
    assertEquals("12:34:56.0", print(out -> DateText.printTime(45_296_000, 3, out)));
    assertEquals("12:34:56", print(out -> DateText.printTime(45_296_780, 0, out)));
    assertEquals("+1-02", print(out -> DateText.printMonths(14, out)));
    assertEquals("-178956970-08", print(out -> DateText.printMonths(Integer.MIN_VALUE, out)));
    assertEquals("+1 00:00:00.001", print(out -> DateText.printMillis(86_400_001, out)));
    assertEquals("-0 00:00:01.000", print(out -> DateText.printMillis(-1000, out)));
  }
}
