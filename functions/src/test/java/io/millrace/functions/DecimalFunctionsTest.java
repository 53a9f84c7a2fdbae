package io.millrace.functions;

import io.millrace.functions.table.CallTable;
import org.junit.jupiter.api.Test;

class DecimalFunctionsTest {

  @Test
  void signs() {
    CallTable.check(
        """
        ABS(-1.50) -> 1.50 :: DECIMAL(3, 2)
        ABS(-12345678901234567890.5) -> 12345678901234567890.5
        ABS(NULL::DECIMAL(5, 2)) -> NULL
        SIGN(-1.5) -> -1.0
        SIGN(0.0) -> 0.0
        SIGN(12345678901234567890.5) -> 1.0
        GREATEST(1.5, 2.25) -> 2.25 :: DECIMAL(3, 2)
        GREATEST(12345678901234567890.5, 1) -> 12345678901234567890.5
        LEAST(-12345678901234567890.5, 1) -> -12345678901234567890.5
        SQRT(6.25) -> 2.5
        """);
  }

  @Test
  void rounding() {
    CallTable.check(
        """
        CEIL(1.2) -> 2 :: DECIMAL(2, 0)
        CEIL(-1.2) -> -1
        CEIL(12345678901234567890.5) -> 12345678901234567891
        FLOOR(1.9) -> 1
        FLOOR(-1.2) -> -2
        FLOOR(-12345678901234567890.5) -> -12345678901234567891
        FLOOR(NULL::DECIMAL(5, 2)) -> NULL
        ROUND(2.5) -> 3 :: DECIMAL(2, 0)
        ROUND(-2.5) -> -3
        ROUND(2.345, 2) -> 2.35 :: DECIMAL(4, 2)
        ROUND(2.345, 5) -> 2.345 :: DECIMAL(4, 3)
        ROUND(125.5, -1) -> 130 :: DECIMAL(4, 0)
        ROUND(125.5, -4) -> 0
        ROUND(999999999999999999.0, -1) -> 1000000000000000000 :: DECIMAL(19, 0)
        ROUND(12345678901234567890.55, 1) -> 12345678901234567890.6
        ROUND(NULL::DECIMAL(5, 2), 1) -> NULL
        TRUNCATE(2.349, 2) -> 2.34
        TRUNCATE(-2.349, 0) -> -2
        TRUNCATE(129.5, -1) -> 120
        TRUNCATE(12345678901234567890.59, 1) -> 12345678901234567890.5
        TRUNCATE(1.5) -> 1
        """);
  }

  @Test
  void remainders() {
    CallTable.check(
        """
        MOD(5.5, 2) -> 1.5 :: DECIMAL(2, 1)
        MOD(-5.5, 2.0) -> -1.5
        MOD(12345678901234567890.5, 7.0) -> 1.5
        MOD(12345678901234567890.5, 12345678901234567890.0) -> 0.5
        MOD(5.5, 0) -> error: division by zero
        MOD(NULL::DECIMAL(5, 2), 2.0) -> NULL
        """);
  }
}
