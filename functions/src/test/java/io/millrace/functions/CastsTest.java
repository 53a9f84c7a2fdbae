package io.millrace.functions;

import io.millrace.functions.table.CastTable;
import org.junit.jupiter.api.Test;

class CastsTest {

  @Test
  void numbers() {
    CastTable.check(
        """
        300 AS TINYINT -> 44
        -129 AS TINYINT -> 127
        70000 AS SMALLINT -> 4464
        5::TINYINT AS INT -> 5
        5 AS BIGINT -> 5
        4294967297L AS INT -> 1
        1.9e0 AS INT -> 1
        -1.9e0 AS BIGINT -> -1
        1e20 AS BIGINT -> 9223372036854775807
        NaN AS INT -> 0
        3 AS DOUBLE -> 3.0
        16777217 AS FLOAT -> 1.6777216E7
        1.1f AS DOUBLE -> 1.100000023841858
        1.1e0 AS FLOAT -> 1.1
        12.99 AS INT -> 12
        -12.99 AS BIGINT -> -12
        12345678901234567890.5 AS DOUBLE -> 1.2345678901234567E19
        12.5 AS DOUBLE -> 12.5
        12.5 AS FLOAT -> 12.5
        0.0 AS BOOLEAN -> FALSE
        2 AS BOOLEAN -> TRUE
        TRUE AS INT -> 1
        FALSE AS BIGINT -> 0
        TRUE AS DOUBLE -> 1.0
        TRUE AS DECIMAL(3, 1) -> 1.0
        NULL AS INT -> NULL
        """);
  }

  @Test
  void decimals() {
    CastTable.check(
        """
        12 AS DECIMAL(5, 2) -> 12.00
        1234 AS DECIMAL(5, 2) -> NULL
        12 AS DECIMAL(38, 20) -> 12.00000000000000000000
        12345678901L AS DECIMAL(10, 0) -> NULL
        1.255e0 AS DECIMAL(3, 2) -> 1.26
        1.1f AS DECIMAL(5, 3) -> 1.100
        1e40 AS DECIMAL(38, 0) -> NULL
        NaN AS DECIMAL(38, 0) -> error: cannot cast 'NaN' to DECIMAL(38, 0)
        NaN AS DECIMAL(5, 0) -> error: cannot cast 'NaN' to DECIMAL(5, 0)
        1.255 AS DECIMAL(3, 2) -> 1.26
        -1.255 AS DECIMAL(3, 2) -> -1.26
        99.9 AS DECIMAL(2, 0) -> NULL
        12345678901234567890.55 AS DECIMAL(21, 1) -> 12345678901234567890.6
        12345678901234567890.55 AS DECIMAL(5, 1) -> NULL
        1.5 AS DECIMAL(38, 18) -> 1.500000000000000000
        '12.345' AS DECIMAL(5, 2) -> 12.35
        ' 12 ' AS DECIMAL(5, 2) -> 12.00
        '1e2' AS DECIMAL(5, 2) -> 100.00
        '1234' AS DECIMAL(5, 2) -> error: cannot cast '1234' to DECIMAL(5, 2)
        'x' AS DECIMAL(5, 2) -> error: cannot cast 'x' to DECIMAL(5, 2)
        '' AS DECIMAL(38, 2) -> error: cannot cast '' to DECIMAL(38, 2)
        '12345678901234567890.5' AS DECIMAL(38, 2) -> 12345678901234567890.50
        """);
  }

  @Test
  void fromText() {
    CastTable.check(
        """
        '123' AS INT -> 123
        ' -7 ' AS TINYINT -> -7
        '+7' AS SMALLINT -> 7
        '12.9' AS INT -> 12
        '.5' AS INT -> 0
        '128' AS TINYINT -> error: cannot cast '128' to TINYINT
        '2147483648' AS INT -> error: cannot cast '2147483648' to INT
        '' AS INT -> error: cannot cast '' to INT
        'abc' AS INT -> error: cannot cast 'abc' to INT
        '1e3' AS INT -> error: cannot cast
        '1 2' AS INT -> error: cannot cast
        '-' AS INT -> error: cannot cast
        '9223372036854775807' AS BIGINT -> 9223372036854775807
        '-9223372036854775808' AS BIGINT -> -9223372036854775808
        '9223372036854775808' AS BIGINT -> error: cannot cast
        '99999999999999999999' AS BIGINT -> error: cannot cast
        '1.5e3' AS DOUBLE -> 1500.0
        'NaN' AS DOUBLE -> NaN
        'x' AS DOUBLE -> error: cannot cast 'x' to DOUBLE
        '1.1' AS FLOAT -> 1.1
        'true' AS BOOLEAN -> TRUE
        'YES' AS BOOLEAN -> TRUE
        '0' AS BOOLEAN -> FALSE
        'F' AS BOOLEAN -> FALSE
        'maybe' AS BOOLEAN -> error: cannot cast 'maybe' to BOOLEAN
        '2024-02-29' AS DATE -> 2024-02-29
        '2024-2-9' AS DATE -> 2024-02-09
        '2024-02-29 12:00:00' AS DATE -> 2024-02-29
        '2023-02-29' AS DATE -> error: cannot cast '2023-02-29' to DATE
        '9999-12-31' AS DATE -> 9999-12-31
        '10000-01-01' AS DATE -> error: cannot cast '10000-01-01' to DATE
        ' 2024-02-29 ' AS DATE -> 2024-02-29
        '' AS DATE -> error: cannot cast '' to DATE
        '12:34:56.789' AS TIME(3) -> 12:34:56.789
        '12:34:56.789' AS TIME(0) -> 12:34:56
        '25:00:00' AS TIME(0) -> error: cannot cast
        '2024-01-02 03:04:05.678' AS TIMESTAMP(3) -> 2024-01-02 03:04:05.678
        '2024-01-02 03:04:05.678912345' AS TIMESTAMP(6) -> 2024-01-02 03:04:05.678912
        '2024-01-02 03:04:05.678' AS TIMESTAMP(0) -> 2024-01-02 03:04:05
        '2024-01-02' AS TIMESTAMP(3) -> 2024-01-02 00:00:00
        ' 2024-01-02' AS TIMESTAMP(3) -> error: cannot cast ' 2024-01-02' to TIMESTAMP(3)
        '2024-01-02 03:04:05 ' AS TIMESTAMP(9) -> error: cannot cast
        '2024-01-02T03:04:05' AS TIMESTAMP(3) -> error: cannot cast
        '2024-01-02 03:04:05' AS TIMESTAMP_LTZ(3) -> 2024-01-01T19:04:05Z
        'nope' AS TIMESTAMP_LTZ(9) -> error: cannot cast 'nope' to TIMESTAMP_LTZ(9)
        """);
  }

  @Test
  void toText() {
    CastTable.check(
        """
        -128 AS STRING -> '-128'
        0L AS STRING -> '0'
        -9223372036854775808L AS STRING -> '-9223372036854775808'
        1000000000000000000L AS STRING -> '1000000000000000000'
        1e10 AS STRING -> '1.0E10'
        1.1f AS STRING -> '1.1'
        12.50 AS STRING -> '12.50'
        12345678901234567890.50 AS STRING -> '12345678901234567890.50'
        TRUE AS STRING -> 'TRUE'
        DATE '2024-02-29' AS STRING -> '2024-02-29'
        TIME '12:34:56.700' AS STRING -> '12:34:56.7'
        TIMESTAMP '2024-01-02 03:04:05.6' AS STRING -> '2024-01-02 03:04:05.600'
        TIMESTAMP '2024-01-02 03:04:05.123456' AS STRING -> '2024-01-02 03:04:05.123456000'
        LTZ '2024-01-02T03:04:05Z' AS STRING -> '2024-01-02 11:04:05.000'
        MONTHS 14 AS STRING -> '+1-02'
        MILLIS -90061001 AS STRING -> '-1 01:01:01.001'
        ARRAY[1, NULL] AS STRING -> '[1, NULL]'
        ARRAY[ARRAY['a']] AS STRING -> '[[a]]'
        MAP['a', 1, 'b', NULL] AS STRING -> '{a=1, b=NULL}'
        'hello' AS CHAR(7) -> 'hello  '
        'hello' AS CHAR(3) -> 'hel'
        'hello' AS VARCHAR(3) -> 'hel'
        'é漢😀' AS VARCHAR(2) -> 'é漢'
        12345 AS VARCHAR(3) -> '123'
        TRUE AS CHAR(5) -> 'TRUE '
        ARRAY[1, 2] AS CHAR(4) -> '[1, '
        x'c3a9' AS STRING -> 'é'
        'é' AS BYTES -> x'c3a9'
        'abc' AS BINARY(5) -> x'6162630000'
        'abc' AS VARBINARY(2) -> x'6162'
        x'010203' AS BINARY(2) -> x'0102'
        """);
  }

  @Test
  void times() {
    CastTable.check(
        """
        TIMESTAMP '2024-01-02 03:04:05.678' AS DATE -> 2024-01-02
        TIMESTAMP '1969-12-31 23:00:00' AS DATE -> 1969-12-31
        TIMESTAMP '2024-01-02 03:04:05.678' AS TIME(0) -> 03:04:05
        TIMESTAMP '2024-01-02 03:04:05.678' AS TIME(3) -> 03:04:05.678
        LTZ '2024-01-01T20:00:00Z' AS DATE -> 2024-01-02
        LTZ '2024-01-01T20:00:00Z' AS TIME(0) -> 04:00
        LTZ '2024-01-01T20:00:00Z' AS TIMESTAMP(3) -> 2024-01-02 04:00:00
        TIMESTAMP '2024-01-02 04:00:00' AS TIMESTAMP_LTZ(3) -> 2024-01-01T20:00:00Z
        TIMESTAMP '2024-01-02 04:00:00.123456789' AS TIMESTAMP(3) -> 2024-01-02 04:00:00.123
        TIMESTAMP '2024-01-02 04:00:00.123456789' AS TIMESTAMP(6) -> 2024-01-02 04:00:00.123456
        TIMESTAMP '2024-01-02 04:00:00.123' AS TIMESTAMP(9) -> 2024-01-02 04:00:00.123
        TIMESTAMP '2024-01-02 04:00:00.123' AS TIMESTAMP(1) -> 2024-01-02 04:00:00.1
        DATE '2024-01-02' AS TIMESTAMP(3) -> 2024-01-02 00:00:00
        DATE '2024-01-02' AS TIMESTAMP_LTZ(9) -> 2024-01-01T16:00:00Z
        TIME '01:02:03.456' AS TIMESTAMP(3) -> 1970-01-01 01:02:03.456
        TIME '01:02:03.456' AS TIME(1) -> 01:02:03.400
        14 AS INTERVAL YEAR TO MONTH -> P14M
        1500L AS INTERVAL DAY TO SECOND -> PT1.5S
        MONTHS 14 AS INT -> 14
        MILLIS 1500 AS BIGINT -> 1500
        """);
  }

  @Test
  void nested() {
    CastTable.check(
        """
        ARRAY[1, NULL] AS ARRAY<STRING> -> ['1', NULL]
        ARRAY['1', 'x'] AS ARRAY<INT> -> error: cannot cast 'x' to INT
        MAP['a', 1] AS MAP<STRING, BIGINT> -> {'a'=1}
        ARRAY[ARRAY[1]] AS ARRAY<ARRAY<DOUBLE>> -> [[1.0]]
        NULL AS ARRAY<INT> -> NULL
        """);
  }

  @Test
  void refused() {
    CastTable.check(
        """
        ARRAY[1] AS INT -> not castable
        1 AS DATE -> not castable
        1 AS TIMESTAMP(3) -> not castable
        TIMESTAMP '2024-01-02 00:00:00' AS BIGINT -> not castable
        DATE '2024-01-02' AS INT -> not castable
        1 AS BYTES -> not castable
        TRUE AS DATE -> not castable
        ARRAY[1] AS MAP<INT, INT> -> not castable
        """);
  }

  @Test
  void tries() {
    CastTable.checkTry(
        """
        NaN AS DECIMAL(5, 0) -> NULL
        NaN AS DECIMAL(38, 0) -> NULL
        ' 2024-01-02' AS TIMESTAMP(3) -> NULL
        'x' AS INT -> NULL
        '12' AS INT -> 12
        '128' AS TINYINT -> NULL
        'x' AS BIGINT -> NULL
        'x' AS DOUBLE -> NULL
        'x' AS BOOLEAN -> NULL
        'x' AS DECIMAL(5, 2) -> NULL
        'x' AS DECIMAL(25, 2) -> NULL
        'x' AS DATE -> NULL
        'x' AS TIME(0) -> NULL
        'x' AS TIMESTAMP(3) -> NULL
        'x' AS TIMESTAMP(9) -> NULL
        'x' AS TIMESTAMP_LTZ(3) -> NULL
        '2024-01-02' AS TIMESTAMP(9) -> 2024-01-02 00:00:00
        ARRAY['1', 'x'] AS ARRAY<INT> -> NULL
        ARRAY['1', '2'] AS ARRAY<INT> -> [1, 2]
        300 AS TINYINT -> 44
        ARRAY[1] AS INT -> not castable
        """);
  }
}
