package io.millrace.functions;

import io.millrace.functions.table.CallTable;
import org.junit.jupiter.api.Test;

class ConditionalFunctionsTest {

  @Test
  void extremes() {
    CallTable.check(
        """
        GREATEST(1, 3, 2) -> 3 :: INT
        GREATEST(1, 3L) -> 3 :: BIGINT
        GREATEST(1, 2.5e0) -> 2.5
        GREATEST('a', 'c', 'b') -> 'c'
        GREATEST(DATE '2024-01-01', DATE '2023-01-01') -> 2024-01-01
        GREATEST(TRUE, FALSE) -> TRUE
        GREATEST(1, NULL) -> NULL
        GREATEST(5) -> 5
        GREATEST() -> error: wrong number of arguments
        GREATEST(1, 'a') -> error: wrong argument types
        LEAST(1, 3, 2) -> 1
        LEAST('b', 'a') -> 'a'
        LEAST(1.5e0, 1) -> 1.0
        LEAST(TRUE, FALSE) -> FALSE
        LEAST(NULL, NULL) -> NULL
        LEAST(1, DATE '2023-01-01') -> error: wrong argument types
        """);
  }

  @Test
  void choices() {
    CallTable.check(
        """
        IF(TRUE, 1, 2) -> 1
        IF(FALSE, 1, 2L) -> 2 :: BIGINT
        IF(NULL, 1, 2) -> 2
        IF(TRUE, NULL, 2) -> NULL
        IF(TRUE, 'a', 'b') -> 'a'
        IF(FALSE, 'a', NULL) -> NULL
        IF(TRUE, ARRAY[1, 2], ARRAY[3]) -> [1, 2]
        IF(1, 2, 3) -> error: wrong argument types
        IF(TRUE, 1, 'a') -> error: wrong argument types
        IFNULL(NULL, 5) -> 5
        IFNULL(1, 5L) -> 1 :: BIGINT
        IFNULL('a', 'b') -> 'a'
        IFNULL(NULL, NULL) -> NULL
        IFNULL(NULL, 1.5e0) -> 1.5
        IFNULL(NULL, TRUE) -> TRUE
        IFNULL(1, 'a') -> error: wrong argument types
        """);
  }

  @Test
  void checks() {
    CallTable.check(
        """
        IS_ALPHA('abcé') -> TRUE :: BOOLEAN NOT NULL
        IS_ALPHA('ab1') -> FALSE
        IS_ALPHA('') -> FALSE
        IS_ALPHA(NULL) -> FALSE
        IS_ALPHA(1) -> FALSE
        IS_ALPHA(TRUE) -> error: wrong argument types
        IS_DIGIT('0123') -> TRUE
        IS_DIGIT('1.5') -> FALSE
        IS_DIGIT('') -> FALSE
        IS_DIGIT(NULL) -> FALSE
        IS_DIGIT(12L) -> TRUE
        IS_DIGIT(1.5e0) -> FALSE
        IS_DECIMAL('1.5e3') -> TRUE
        IS_DECIMAL('-12') -> TRUE
        IS_DECIMAL('a') -> FALSE
        IS_DECIMAL('') -> FALSE
        IS_DECIMAL(NULL) -> FALSE
        IS_DECIMAL(1.5e0) -> TRUE
        """);
  }
}
