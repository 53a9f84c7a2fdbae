package io.millrace.functions;

import io.millrace.functions.table.CallTable;
import org.junit.jupiter.api.Test;

class MathFunctionsTest {

  @Test
  void realFunctions() {
    CallTable.check(
        """
        SQRT(4) -> 2.0 :: DOUBLE
        SQRT(-1e0) -> NaN
        SQRT(NULL) -> NULL
        SQRT('4') -> error: wrong argument types for function SQRT: got (STRING), expected SQRT(DOUBLE)
        EXP(0) -> 1.0
        EXP(NULL) -> NULL
        LN(1e0) -> 0.0
        LN(0) -> -Infinity
        LN(NULL) -> NULL
        LOG10(1000L) -> 3.0
        LOG10(NULL) -> NULL
        LOG2(8) -> 3.0
        LOG2(NULL) -> NULL
        LOG(1) -> 0.0
        LOG(2, 8) -> 3.0
        LOG(NULL, 8) -> NULL
        POWER(2, 10) -> 1024.0
        POWER(2, -1) -> 0.5
        POWER(NULL, 2) -> NULL
        SIN(0) -> 0.0
        SIN(NULL) -> NULL
        SINH(0) -> 0.0
        SINH(NULL) -> NULL
        COS(0) -> 1.0
        COS(NULL) -> NULL
        COSH(0) -> 1.0
        COSH(NULL) -> NULL
        TAN(0) -> 0.0
        TAN(NULL) -> NULL
        TANH(0) -> 0.0
        TANH(NULL) -> NULL
        COT(0) -> Infinity
        COT(NULL) -> NULL
        ASIN(0) -> 0.0
        ASIN(2) -> NaN
        ASIN(NULL) -> NULL
        ACOS(1) -> 0.0
        ACOS(NULL) -> NULL
        ATAN(0) -> 0.0
        ATAN(NULL) -> NULL
        ATAN2(0, 1) -> 0.0
        ATAN2(1, NULL) -> NULL
        DEGREES(0) -> 0.0
        DEGREES(NULL) -> NULL
        RADIANS(180) -> 3.141592653589793
        RADIANS(NULL) -> NULL
        PI() -> 3.141592653589793 :: DOUBLE NOT NULL
        PI(1) -> error: wrong number of arguments
        E() -> 2.718281828459045
        """);
  }

  @Test
  void rounding() {
    CallTable.check(
        """
        ABS(-5) -> 5 :: INT
        ABS(-5::TINYINT) -> 5 :: TINYINT
        ABS(-5L) -> 5 :: BIGINT
        ABS(-1.5e0) -> 1.5 :: DOUBLE
        ABS(-1.5f) -> 1.5 :: FLOAT
        ABS(NULL) -> NULL
        ABS('a') -> error: wrong argument types
        SIGN(-5) -> -1
        SIGN(0L) -> 0
        SIGN(2.5e0) -> 1.0
        SIGN(NULL) -> NULL
        CEIL(1.2e0) -> 2.0
        CEILING(-1.2f) -> -1.0 :: FLOAT
        CEIL(3) -> 3 :: INT
        CEIL(3L) -> 3 :: BIGINT
        CEIL(NULL) -> NULL
        FLOOR(1.9e0) -> 1.0
        FLOOR(-1.2e0) -> -2.0
        FLOOR(3::SMALLINT) -> 3 :: SMALLINT
        FLOOR(NULL) -> NULL
        ROUND(2.5e0) -> 3.0
        ROUND(-2.5e0) -> -3.0
        ROUND(1.005e0, 2) -> 1.01
        ROUND(125, -1) -> 130
        ROUND(125L, -3) -> 0
        ROUND(125, 2) -> 125
        ROUND(1.25f, 1) -> 1.3 :: FLOAT
        ROUND(NaN, 2) -> NaN
        ROUND(1e308, -400) -> 0.0
        ROUND(1.5e0, NULL) -> NULL
        ROUND(NULL, 1) -> NULL
        ROUND('a', 1) -> error: wrong argument types
        TRUNCATE(2.59e0, 1) -> 2.5
        TRUNCATE(-2.59e0) -> -2.0
        TRUNCATE(42.32f, 1) -> 42.3 :: FLOAT
        TRUNCATE(129, -1) -> 120
        TRUNCATE(-129L, -2) -> -100
        TRUNCATE(NULL, 1) -> NULL
        """);
  }

  @Test
  void wholeNumbers() {
    CallTable.check(
        """
        MOD(29, 3) -> 2 :: INT
        MOD(-29, 3) -> -2
        MOD(29L, 3) -> 2 :: INT
        MOD(29, 3L) -> 2 :: BIGINT
        MOD(1, 0) -> error: division by zero
        MOD(NULL, 3) -> NULL
        MOD('a', 3) -> error: wrong argument types
        BIN(4) -> '100'
        BIN(12L) -> '1100'
        BIN(-1) -> '1111111111111111111111111111111111111111111111111111111111111111'
        BIN(NULL) -> NULL
        HEX(20) -> '14'
        HEX(-1L) -> 'FFFFFFFFFFFFFFFF'
        HEX(NULL) -> NULL
        """);
  }

  @Test
  void chance() {
    CallTable.check(
        """
        RAND(1) -> 0.7308781907032909
        RAND_INTEGER(1, 100) -> 85
        RAND_INTEGER(0) -> error: the bound must be positive
        RAND_INTEGER(NULL) -> NULL
        RAND('a') -> error: wrong argument types
        UUID(1) -> error: wrong number of arguments
        """);
  }
}
