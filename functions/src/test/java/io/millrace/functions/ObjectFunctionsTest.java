package io.millrace.functions;

import io.millrace.functions.table.CallTable;
import org.junit.jupiter.api.Test;

class ObjectFunctionsTest {

  @Test
  void make() {
    CallTable.check(
        """
        OBJECT_OF('com.example.User') -> [] :: STRUCTURED<'com.example.User'>
        OBJECT_OF('c', 'a', 1, 'b', NULL::STRING) -> [1, NULL] :: STRUCTURED<'c', `a` INT, `b` STRING>
        OBJECT_OF('c', 'a', ARRAY[1, NULL], 'é ü', 'x') -> [[1, NULL], 'x']
        OBJECT_OF('c', 'a') -> error: the field 'a' has no value after it
        OBJECT_OF('c', 'a', 1, 'a', 2) -> error: the field 'a' is there twice
        OBJECT_OF('c', 1, 1) -> error: expected
        OBJECT_OF('c', NULL, 1) -> error: expected
        OBJECT_OF('', 'a', 1) -> error: is no name of a class
        OBJECT_OF('a..b', 'a', 1) -> error: is no name of a class
        OBJECT_OF(1, 'a', 1) -> error: expected
        """);
  }

  @Test
  void update() {
    CallTable.check(
        """
        OBJECT_UPDATE(NULL::STRUCTURED<'c', `a` INT>, 'a', 1) -> NULL :: STRUCTURED<'c', `a` INT>
        OBJECT_UPDATE(ARRAY[1]::STRUCTURED<'c', `a` INT>, 'a', 2) -> [2] :: STRUCTURED<'c', `a` INT>
        OBJECT_UPDATE(ARRAY[1, 3]::STRUCTURED<'c', `a` INT, `b` INT>, 'b', 'x') -> [1, 'x'] :: STRUCTURED<'c', `a` INT, `b` STRING>
        OBJECT_UPDATE(ARRAY[1, 3]::STRUCTURED<'c', `a` INT, `b` INT>, 'b', NULL::DOUBLE, 'a', 7) -> [7, NULL]
        OBJECT_UPDATE(ARRAY[1]::STRUCTURED<'c', `a` INT>, 'a', 1, 'a', 2) -> error: is there twice
        OBJECT_UPDATE(NULL::STRUCTURED<'c', `a` INT>, 'b', 1) -> error: has no field 'b'
        OBJECT_UPDATE(1, 'a', 1) -> error: wrong argument types for function OBJECT_UPDATE: got (INT, STRING, INT), expected OBJECT_UPDATE(ROW, ANY...)
        OBJECT_UPDATE(NULL::STRUCTURED<'c', `a` INT>, 'a') -> error: has no value after it
        OBJECT_UPDATE(NULL::STRUCTURED<'c', `a` INT>) -> NULL
        """);
  }
}
