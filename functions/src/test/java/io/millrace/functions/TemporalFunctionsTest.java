package io.millrace.functions;

import io.millrace.functions.table.CallTable;
import io.millrace.functions.table.FixedContext;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** In Asia/Shanghai (UTC+8) unless a test says otherwise. */
class TemporalFunctionsTest {

  @Test
  void extract() {
    CallTable.check(
        """
        EXTRACT('YEAR', DATE '2024-02-29') -> 2024 :: BIGINT
        EXTRACT('QUARTER', DATE '2024-02-29') -> 1
        EXTRACT('MONTH', DATE '2024-02-29') -> 2
        EXTRACT('WEEK', DATE '2021-01-01') -> 53
        EXTRACT('DAY', DATE '2024-02-29') -> 29
        EXTRACT('DOY', DATE '2024-12-31') -> 366
        EXTRACT('DOW', DATE '2024-03-03') -> 1
        EXTRACT('ISODOW', DATE '2024-03-03') -> 7
        EXTRACT('ISOYEAR', DATE '2021-01-01') -> 2020
        EXTRACT('DECADE', DATE '2024-02-29') -> 202
        EXTRACT('CENTURY', DATE '2000-01-01') -> 20
        EXTRACT('CENTURY', DATE '2001-01-01') -> 21
        EXTRACT('MILLENNIUM', DATE '2001-01-01') -> 3
        EXTRACT('EPOCH', DATE '1970-01-02') -> 86400
        EXTRACT('HOUR', DATE '1970-01-02') -> 0
        EXTRACT('HOUR', TIMESTAMP '2024-02-29 13:14:15.678') -> 13
        EXTRACT('MINUTE', TIMESTAMP '2024-02-29 13:14:15.678') -> 14
        EXTRACT('SECOND', TIMESTAMP '2024-02-29 13:14:15.678') -> 15
        EXTRACT('MILLISECOND', TIMESTAMP '2024-02-29 13:14:15.678') -> 678
        EXTRACT('MICROSECOND', TIMESTAMP '2024-02-29 13:14:15.678901234') -> 678901
        EXTRACT('NANOSECOND', TIMESTAMP '2024-02-29 13:14:15.678901234') -> 678901234
        EXTRACT('EPOCH', TIMESTAMP '1970-01-01 00:01:00') -> 60
        EXTRACT('HOUR', TIMESTAMP '1969-12-31 23:30:00') -> 23
        EXTRACT('HOUR', LTZ '2024-02-29T20:00:00Z') -> 4
        EXTRACT('DAY', LTZ '2024-02-29T20:00:00Z') -> 1
        EXTRACT('HOUR', TIME '13:14:15') -> 13
        EXTRACT('YEAR', TIME '13:14:15') -> error: TIME has no YEAR
        EXTRACT('YEAR', MONTHS 14) -> 1
        EXTRACT('MONTH', MONTHS 14) -> 2
        EXTRACT('DAY', MILLIS 90061001) -> 1
        EXTRACT('MINUTE', MILLIS 90061001) -> 1
        EXTRACT('WEEK', MILLIS 1) -> error: INTERVAL DAY TO SECOND has no WEEK
        EXTRACT('YEER', DATE '2024-01-01') -> error: unknown unit of time 'YEER'
        EXTRACT('YEAR', NULL::DATE) -> NULL
        EXTRACT('YEAR', 'x') -> error: wrong argument types
        YEAR(DATE '2024-02-29') -> 2024
        YEAR(TIMESTAMP '2024-02-29 01:02:03') -> 2024
        YEAR(TIMESTAMP '2024-02-29 01:02:03.123456') -> 2024
        YEAR(NULL::DATE) -> NULL
        QUARTER(DATE '2024-12-29') -> 4
        QUARTER(NULL::DATE) -> NULL
        MONTH(DATE '2024-12-29') -> 12
        MONTH(NULL::DATE) -> NULL
        WEEK(DATE '1994-09-27') -> 39
        WEEK(NULL::DATE) -> NULL
        DAYOFYEAR(DATE '1994-09-27') -> 270
        DAYOFYEAR(NULL::DATE) -> NULL
        DAYOFMONTH(DATE '1994-09-27') -> 27
        DAYOFMONTH(NULL::DATE) -> NULL
        DAYOFWEEK(DATE '1994-09-27') -> 3
        DAYOFWEEK(NULL::DATE) -> NULL
        HOUR(TIMESTAMP '1994-09-27 13:14:15') -> 13
        HOUR(TIME '13:14:15') -> 13
        HOUR(NULL::TIME(0)) -> NULL
        MINUTE(TIMESTAMP '1994-09-27 13:14:15') -> 14
        MINUTE(NULL::TIME(0)) -> NULL
        SECOND(TIMESTAMP '1994-09-27 13:14:15') -> 15
        SECOND(NULL::TIME(0)) -> NULL
        """);
  }

  @Test
  void rounding() {
    CallTable.check(
        """
        FLOOR(TIME '12:44:31', 'MINUTE') -> 12:44
        CEIL(TIME '12:44:31', 'MINUTE') -> 12:45
        FLOOR(DATE '2024-05-17', 'MONTH') -> 2024-05-01
        CEIL(DATE '2024-05-17', 'MONTH') -> 2024-06-01
        CEIL(DATE '2024-05-01', 'MONTH') -> 2024-05-01
        FLOOR(DATE '2024-05-17', 'YEAR') -> 2024-01-01
        CEIL(DATE '2024-05-17', 'YEAR') -> 2025-01-01
        FLOOR(DATE '2024-05-17', 'QUARTER') -> 2024-04-01
        CEIL(DATE '2024-05-17', 'QUARTER') -> 2024-07-01
        FLOOR(DATE '2024-05-17', 'WEEK') -> 2024-05-12
        CEIL(DATE '2024-05-17', 'WEEK') -> 2024-05-19
        FLOOR(DATE '2024-05-17', 'DECADE') -> 2020-01-01
        FLOOR(DATE '2024-05-17', 'CENTURY') -> 2001-01-01
        CEIL(DATE '2024-05-17', 'CENTURY') -> 2101-01-01
        FLOOR(DATE '2024-05-17', 'MILLENNIUM') -> 2001-01-01
        FLOOR(TIMESTAMP '2024-05-17 12:34:56.789', 'HOUR') -> 2024-05-17 12:00:00
        CEIL(TIMESTAMP '2024-05-17 12:34:56.789', 'HOUR') -> 2024-05-17 13:00:00
        FLOOR(TIMESTAMP '2024-05-17 12:34:56.789', 'SECOND') -> 2024-05-17 12:34:56
        CEIL(TIMESTAMP '2024-05-17 12:34:56.789', 'DAY') -> 2024-05-18 00:00:00
        CEIL(TIMESTAMP '2024-05-17 00:00:00', 'DAY') -> 2024-05-17 00:00:00
        CEIL(TIMESTAMP '2024-05-31 12:34:56.789', 'MONTH') -> 2024-06-01 00:00:00
        CEIL(TIMESTAMP '2024-06-01 12:34:56.789', 'MONTH') -> 2024-07-01 00:00:00
        FLOOR(TIMESTAMP '1969-12-31 23:30:00', 'HOUR') -> 1969-12-31 23:00:00
        FLOOR(TIMESTAMP '2024-05-17 12:34:56.789123456', 'MICROSECOND') -> 2024-05-17 12:34:56.789123
        CEIL(TIMESTAMP '2024-05-17 12:34:56.789123456', 'MICROSECOND') -> 2024-05-17 12:34:56.789124
        CEIL(TIMESTAMP '2024-05-17 12:34:56.789123456', 'SECOND') -> 2024-05-17 12:34:57
        CEIL(TIMESTAMP '2024-05-17 12:34:56.000000001', 'SECOND') -> 2024-05-17 12:34:57
        FLOOR(LTZ '2024-05-17T20:00:00Z', 'DAY') -> 2024-05-17T16:00:00Z :: TIMESTAMP_LTZ(3)
        CEIL(LTZ '2024-05-17T20:00:00Z', 'DAY') -> 2024-05-18T16:00:00Z
        CEILING(NULL::DATE, 'DAY') -> NULL
        FLOOR(DATE '2024-05-17', 'X') -> error: unknown unit of time 'X'
        """);
  }

  @Test
  void arithmetic() {
    CallTable.check(
        """
        TIMESTAMPADD('WEEK', 1, DATE '2003-01-02') -> 2003-01-09 :: DATE
        TIMESTAMPADD('MONTH', 1, DATE '2024-01-31') -> 2024-02-29
        TIMESTAMPADD('HOUR', 25, DATE '2003-01-02') -> 2003-01-03 01:00:00 :: TIMESTAMP(6)
        TIMESTAMPADD('MINUTE', -1, TIMESTAMP '2024-01-01 00:00:00') -> 2023-12-31 23:59:00
        TIMESTAMPADD('SQL_TSI_YEAR', 1, TIMESTAMP '2024-02-29 10:00:00') -> 2025-02-28 10:00:00
        TIMESTAMPADD('QUARTER', 1, TIMESTAMP '2024-02-29 10:00:00') -> 2024-05-29 10:00:00
        TIMESTAMPADD('DAY', 1, TIMESTAMP '2024-02-29 10:00:00.123456') -> 2024-03-01 10:00:00.123456
        TIMESTAMPADD('NANOSECOND', 999999L, TIMESTAMP '2024-02-29 10:00:00.000000002') -> 2024-02-29 10:00:00.001000001
        TIMESTAMPADD('HOUR', 1, TIME '23:30:00') -> 00:30
        TIMESTAMPADD('HOUR', 1, LTZ '2024-05-17T20:00:00Z') -> 2024-05-17T21:00:00Z
        TIMESTAMPADD('DOW', 1, TIMESTAMP '2024-02-29 10:00:00') -> error: DOW cannot be added
        TIMESTAMPADD('DAY', NULL, DATE '2003-01-02') -> NULL
        TIMESTAMPADD('DAY', 1, 'x') -> error: wrong argument types
        TIMESTAMPDIFF('DAY', TIMESTAMP '2003-01-02 10:00:00', TIMESTAMP '2003-01-03 10:00:00') -> 1 :: INT
        TIMESTAMPDIFF('DAY', TIMESTAMP '2003-01-02 10:00:00', TIMESTAMP '2003-01-03 09:00:00') -> 0
        TIMESTAMPDIFF('HOUR', TIMESTAMP '2003-01-03 10:00:00', TIMESTAMP '2003-01-02 10:00:00') -> -24
        TIMESTAMPDIFF('MONTH', TIMESTAMP '2024-01-31 10:00:00', TIMESTAMP '2024-02-29 10:00:00') -> 1
        TIMESTAMPDIFF('MONTH', TIMESTAMP '2024-01-15 10:00:00', TIMESTAMP '2024-03-15 09:00:00') -> 1
        TIMESTAMPDIFF('YEAR', DATE '2000-01-01', DATE '2024-01-01') -> 24
        TIMESTAMPDIFF('QUARTER', DATE '2024-01-01', DATE '2023-01-01') -> -4
        TIMESTAMPDIFF('MICROSECOND', TIMESTAMP '2024-01-01 00:00:00', TIMESTAMP '2024-01-01 00:00:00.002') -> 2000
        TIMESTAMPDIFF('SECOND', LTZ '2024-01-01T00:00:00Z', LTZ '2024-01-01T00:00:02Z') -> 2
        TIMESTAMPDIFF('DAY', NULL::DATE, DATE '2024-01-01') -> NULL
        """);
  }

  @Test
  void formats() {
    CallTable.check(
        """
        DATE_FORMAT(TIMESTAMP '2024-01-02 03:04:05.678', 'yyyy/MM/dd HH:mm') -> '2024/01/02 03:04'
        DATE_FORMAT(TIMESTAMP '2024-01-02 03:04:05.678901', 'ss.SSSSSS') -> '05.678901'
        DATE_FORMAT(LTZ '2024-01-01T20:00:00Z', 'yyyy-MM-dd HH') -> '2024-01-02 04'
        DATE_FORMAT(TIMESTAMP '2024-01-02 03:04:05', 'EEE MMM') -> 'Tue Jan'
        DATE_FORMAT('2024-01-02 03:04:05', 'yyyyMMdd') -> '20240102'
        DATE_FORMAT('nope', 'yyyyMMdd') -> NULL
        DATE_FORMAT(TIMESTAMP '2024-01-02 03:04:05', 'bbb{') -> error: malformed date format
        DATE_FORMAT(TIMESTAMP '2024-01-02 03:04:05', 'z') -> error: asks for what a timestamp has not
        DATE_FORMAT(NULL::TIMESTAMP(3), 'yyyy') -> NULL
        FROM_UNIXTIME(44) -> '1970-01-01 08:00:44'
        FROM_UNIXTIME(44L, 'HH:mm') -> '08:00'
        FROM_UNIXTIME(NULL) -> NULL
        FROM_UNIXTIME(1, 'bbb{') -> error: malformed date format
        UNIX_TIMESTAMP() -> 1710059415 :: BIGINT NOT NULL
        UNIX_TIMESTAMP('1970-01-01 08:00:44') -> 44
        UNIX_TIMESTAMP('1970/01/01', 'yyyy/MM/dd') -> -28800
        UNIX_TIMESTAMP('nope') -> -9223372036854775808
        UNIX_TIMESTAMP(NULL) -> NULL
        CONVERT_TZ('1970-01-01 00:00:00', 'UTC', 'America/Los_Angeles') -> '1969-12-31 16:00:00'
        CONVERT_TZ('nope', 'UTC', 'America/Los_Angeles') -> NULL
        CONVERT_TZ('1970-01-01 00:00:00', 'Nowhere', 'UTC') -> error: unknown time zone 'Nowhere'
        CONVERT_TZ(NULL, 'UTC', 'UTC') -> NULL
        """);
  }

  @Test
  void parsing() {
    CallTable.check(
        """
        TO_DATE('2024-02-29') -> 2024-02-29 :: DATE
        TO_DATE('2024-02-30') -> NULL
        TO_DATE('29/02/2024', 'dd/MM/yyyy') -> 2024-02-29
        TO_DATE('nope', 'dd/MM/yyyy') -> NULL
        TO_DATE(NULL) -> NULL
        TO_TIMESTAMP('2024-01-02 03:04:05.678901') -> 2024-01-02 03:04:05.678 :: TIMESTAMP(3)
        TO_TIMESTAMP('2024-01-02') -> 2024-01-02 00:00:00
        TO_TIMESTAMP('nope') -> NULL
        TO_TIMESTAMP('') -> NULL
        TO_TIMESTAMP('02.01.2024 03:04', 'dd.MM.yyyy HH:mm') -> 2024-01-02 03:04:00
        TO_TIMESTAMP('2024-01-02T03:04:05', 'yyyy-MM-dd''T''HH:mm:ss') -> 2024-01-02 03:04:05
        TO_TIMESTAMP('2024', 'yyyy') -> 2024-01-01 00:00:00
        TO_TIMESTAMP('2024-1-2 3:4:5', 'dd') -> 2024-01-02 03:04:05
        TO_TIMESTAMP('nope', 'dd') -> NULL
        TO_TIMESTAMP(NULL, 'dd') -> NULL
        TO_TIMESTAMP(5) -> error: wrong argument types
        TO_TIMESTAMP_LTZ(44, 0) -> 1970-01-01T00:00:44Z :: TIMESTAMP_LTZ(3)
        TO_TIMESTAMP_LTZ(44001L, 3) -> 1970-01-01T00:00:44.001Z
        TO_TIMESTAMP_LTZ(44001L) -> 1970-01-01T00:00:44.001Z
        TO_TIMESTAMP_LTZ(44001002003L, 9) -> 1970-01-01T00:00:44.001002003Z :: TIMESTAMP_LTZ(9)
        TO_TIMESTAMP_LTZ(-1, 3) -> 1969-12-31T23:59:59.999Z
        TO_TIMESTAMP_LTZ(1.5e0, 0) -> 1970-01-01T00:00:01.500Z
        TO_TIMESTAMP_LTZ(1500.9, 3) -> 1970-01-01T00:00:01.500Z
        TO_TIMESTAMP_LTZ(253402300800L, 0) -> NULL
        TO_TIMESTAMP_LTZ(1, 10) -> error: the precision must be 0 to 9
        TO_TIMESTAMP_LTZ(NULL, 3) -> NULL
        TO_TIMESTAMP_LTZ('1970-01-01 00:00:01.5') -> 1970-01-01T00:00:01.500Z
        TO_TIMESTAMP_LTZ('1970-01-01 01', 'yyyy-MM-dd HH') -> 1970-01-01T01:00:00Z
        TO_TIMESTAMP_LTZ('1970-01-01 08', 'yyyy-MM-dd HH', 'Asia/Shanghai') -> 1970-01-01T00:00:00Z
        TO_TIMESTAMP_LTZ('1970-01-01 08', 'yyyy-MM-dd HH', 'Nowhere') -> NULL
        TO_TIMESTAMP_LTZ('1970-01-01 00:00:00.123456', 'yyyy-MM-dd HH:mm:ss.SSSSSS') -> 1970-01-01T00:00:00.123456Z :: TIMESTAMP_LTZ(6)
        TO_TIMESTAMP_LTZ('nope') -> NULL
        """);
  }

  @Test
  void present() {
    CallTable.check(
        """
        CURRENT_TIMESTAMP() -> 2024-03-10T08:30:15.250Z :: TIMESTAMP_LTZ(3) NOT NULL
        NOW() -> 2024-03-10T08:30:15.250Z
        CURRENT_ROW_TIMESTAMP() -> 2024-03-10T08:30:15.250Z
        PROCTIME() -> 2024-03-10T08:30:15.250Z
        LOCALTIMESTAMP() -> 2024-03-10 16:30:15.25 :: TIMESTAMP(3) NOT NULL
        CURRENT_DATE() -> 2024-03-10 :: DATE NOT NULL
        LOCALTIME() -> 16:30:15 :: TIME(0) NOT NULL
        CURRENT_TIME() -> 16:30:15
        CURRENT_WATERMARK(LTZ '2024-01-01T00:00:00Z') -> 2024-03-10T08:30:00Z :: TIMESTAMP_LTZ(3)
        CURRENT_WATERMARK(NULL::TIMESTAMP(3)) -> 2024-03-10 08:30:00
        CURRENT_WATERMARK('x') -> error: wrong argument types
        NOW(1) -> error: wrong number of arguments
        """);
    CallTable.check(
        new FixedContext(ZoneId.of("UTC"), FixedContext.NOW, Long.MIN_VALUE),
        """
        CURRENT_WATERMARK(TIMESTAMP '2024-01-01 00:00:00') -> NULL :: TIMESTAMP(3)
        LOCALTIMESTAMP() -> 2024-03-10 08:30:15.25
        """);
  }

  @Test
  void daylightSaving() {
    CallTable.check(
        new FixedContext(ZoneId.of("America/Los_Angeles"), FixedContext.NOW, 0),
        """
        FLOOR(LTZ '2024-03-10T20:00:00Z', 'DAY') -> 2024-03-10T08:00:00Z
        EXTRACT('HOUR', LTZ '2024-03-10T10:30:00Z') -> 3
        LOCALTIMESTAMP() -> 2024-03-10 00:30:15.25
        """);
  }
}
