package io.millrace.functions;

import io.millrace.functions.table.CallTable;
import org.junit.jupiter.api.Test;

class SystemFunctionsTest {

  @Test
  void system() {
    CallTable.check(
        """
        TYPEOF(1) -> 'INT' :: STRING
        TYPEOF(NULL) -> 'NULL'
        TYPEOF(ARRAY['a']) -> 'ARRAY<STRING>'
        TYPEOF('a', TRUE) -> 'VARCHAR(2147483647)'
        PRINTF('%s is %d or %.2f, %b', 'x', 5, 1.5, FALSE) -> 'x is 5 or 1.50, false'
        PRINTF('%d', 'x') -> NULL
        PRINTF('%s', NULL) -> 'null'
        PRINTF('plain') -> 'plain'
        PRINTF('%d%d', 1) -> NULL
        PRINTF(NULL, 1) -> NULL
        ELT(1, 'a', 'b') -> 'a'
        ELT(2, 'a', 'b') -> 'b'
        ELT(3L, 'a', 'b') -> NULL
        ELT(0, 'a', 'b') -> NULL
        ELT(2, 'a', NULL) -> NULL
        ELT(NULL, 'a') -> NULL
        ELT(1, x'01') -> x'01'
        ELT(1, 5) -> error: wrong argument types
        CURRENT_DATABASE() -> 'default_database' :: STRING NOT NULL
        CURRENT_CATALOG() -> 'default_catalog'
        """);
  }
}
