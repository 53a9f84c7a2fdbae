package io.millrace.functions;

import io.millrace.functions.table.CallTable;
import org.junit.jupiter.api.Test;

class CollectionFunctionsTest {

  @Test
  void elements() {
    CallTable.check(
        """
        CARDINALITY(ARRAY[1, 2, 3]) -> 3
        CARDINALITY(ARRAY[]) -> 0
        CARDINALITY(MAP['a', 1]) -> 1
        CARDINALITY(NULL::ARRAY<INT>) -> NULL
        CARDINALITY(1) -> error: wrong argument types
        ITEM(ARRAY[1, 2, 3], 1) -> 1 :: INT
        ITEM(ARRAY[1, 2, 3], 3) -> 3
        ITEM(ARRAY[1, 2, 3], 0) -> NULL
        ITEM(ARRAY[1, 2, 3], 4) -> NULL
        ITEM(ARRAY[1, NULL], 2) -> NULL
        ITEM(ARRAY['a', 'b'], 2) -> 'b'
        ITEM(ARRAY[1.5e0], 1) -> 1.5
        ITEM(ARRAY[TRUE], 1) -> TRUE
        ITEM(ARRAY[5L], 1) -> 5
        ITEM(ARRAY[12345678901234567890.5], 1) -> 12345678901234567890.5
        ITEM(ARRAY[ARRAY[1, 2], ARRAY[3]], 2) -> [3]
        ITEM(NULL::ARRAY<INT>, 1) -> NULL
        ITEM(MAP['a', 1, 'b', 2], 'b') -> 2
        ITEM(MAP['a', 1], 'c') -> NULL
        ITEM(MAP[1, 'x'], 1) -> 'x'
        ELEMENT(ARRAY[7]) -> 7
        ELEMENT(ARRAY['x']) -> 'x'
        ELEMENT(ARRAY[]::ARRAY<INT>) -> NULL
        ELEMENT(ARRAY[1, 2]) -> error: the array has 2 elements
        ELEMENT(NULL::ARRAY<INT>) -> NULL
        ARRAY_MAX(ARRAY[1, 3, NULL, 2]) -> 3
        ARRAY_MAX(ARRAY['a', 'c', 'b']) -> 'c'
        ARRAY_MAX(ARRAY[NULL]::ARRAY<INT>) -> NULL
        ARRAY_MAX(NULL::ARRAY<INT>) -> NULL
        ARRAY_MIN(ARRAY[1, 3, NULL, 2]) -> 1
        ARRAY_MIN(ARRAY[2.5e0, -1e0]) -> -1.0
        ARRAY_MIN(ARRAY[]::ARRAY<INT>) -> NULL
        ARRAY_MIN(1) -> error: wrong argument types
        """);
  }

  @Test
  void changes() {
    CallTable.check(
        """
        ARRAY_APPEND(ARRAY[1, 2], 3) -> [1, 2, 3] :: ARRAY<INT>
        ARRAY_APPEND(ARRAY[1, 2], 3L) -> [1, 2, 3] :: ARRAY<BIGINT>
        ARRAY_APPEND(ARRAY[1], NULL) -> [1, NULL]
        ARRAY_APPEND(NULL::ARRAY<INT>, 1) -> NULL
        ARRAY_APPEND(ARRAY[1], 'a') -> error: wrong argument types
        ARRAY_PREPEND(ARRAY['b'], 'a') -> ['a', 'b']
        ARRAY_PREPEND(ARRAY[1], NULL) -> [NULL, 1]
        ARRAY_PREPEND(NULL::ARRAY<INT>, 1) -> NULL
        ARRAY_CONTAINS(ARRAY[1, 2], 2) -> TRUE
        ARRAY_CONTAINS(ARRAY[1, 2], 3) -> FALSE
        ARRAY_CONTAINS(ARRAY[1, NULL], NULL) -> TRUE
        ARRAY_CONTAINS(ARRAY[1], NULL) -> FALSE
        ARRAY_CONTAINS(ARRAY[ARRAY[1]], ARRAY[1]) -> TRUE
        ARRAY_CONTAINS(NULL::ARRAY<INT>, 1) -> NULL
        ARRAY_POSITION(ARRAY['a', 'b', 'b'], 'b') -> 2
        ARRAY_POSITION(ARRAY['a'], 'c') -> 0
        ARRAY_POSITION(ARRAY['a', NULL], NULL) -> NULL
        ARRAY_REMOVE(ARRAY[1, 2, 1, NULL], 1) -> [2, NULL]
        ARRAY_REMOVE(ARRAY[1, NULL], NULL) -> [1]
        ARRAY_REMOVE(NULL::ARRAY<INT>, 1) -> NULL
        ARRAY_REVERSE(ARRAY[1, 2, NULL]) -> [NULL, 2, 1]
        ARRAY_REVERSE(ARRAY[]::ARRAY<INT>) -> []
        ARRAY_REVERSE(NULL::ARRAY<INT>) -> NULL
        ARRAY_CONCAT(ARRAY[1], ARRAY[2], ARRAY[1]) -> [1, 2, 1]
        ARRAY_CONCAT(ARRAY[1]) -> [1]
        ARRAY_CONCAT(ARRAY[1], NULL) -> NULL
        ARRAY_SLICE(ARRAY[1, 2, 3, 4], 2, 3) -> [2, 3]
        ARRAY_SLICE(ARRAY[1, 2, 3, 4], -2) -> [3, 4]
        ARRAY_SLICE(ARRAY[1, 2, 3, 4], -3, -2) -> [2, 3]
        ARRAY_SLICE(ARRAY[1, 2, 3, 4], 3, 2) -> []
        ARRAY_SLICE(ARRAY[1, 2, 3, 4], 0, 0) -> [1]
        ARRAY_SLICE(ARRAY[1, 2, 3, 4], -9, 9) -> [1, 2, 3, 4]
        ARRAY_SLICE(ARRAY[]::ARRAY<INT>, 1, 2) -> []
        ARRAY_SLICE(NULL::ARRAY<INT>, 1, 2) -> NULL
        """);
  }

  @Test
  void sets() {
    CallTable.check(
        """
        ARRAY_DISTINCT(ARRAY[1, 2, 1, NULL, NULL]) -> [1, 2, NULL]
        ARRAY_DISTINCT(NULL::ARRAY<INT>) -> NULL
        ARRAY_UNION(ARRAY[1, 1, 2], ARRAY[2, 3, 3]) -> [1, 2, 3]
        ARRAY_UNION(ARRAY[1], NULL) -> NULL
        ARRAY_EXCEPT(ARRAY[1, 2, 2, 3], ARRAY[1]) -> [2, 3]
        ARRAY_EXCEPT(ARRAY[NULL, 1], ARRAY[NULL]::ARRAY<INT>) -> [1]
        ARRAY_INTERSECT(ARRAY[1, 2, 2, NULL], ARRAY[2, NULL, 5]) -> [2, NULL]
        ARRAY_INTERSECT(NULL::ARRAY<INT>, ARRAY[1]) -> NULL
        ARRAY_SORT(ARRAY[3, 1, NULL, 2]) -> [NULL, 1, 2, 3]
        ARRAY_SORT(ARRAY[3, 1, NULL, 2], FALSE) -> [3, 2, 1, NULL]
        ARRAY_SORT(ARRAY[3, 1, NULL, 2], TRUE, FALSE) -> [1, 2, 3, NULL]
        ARRAY_SORT(ARRAY['b', 'a'], FALSE, TRUE) -> ['b', 'a']
        ARRAY_SORT(NULL::ARRAY<INT>) -> NULL
        """);
  }

  @Test
  void maps() {
    CallTable.check(
        """
        MAP_KEYS(MAP['a', 1, 'b', 2]) -> ['a', 'b'] :: ARRAY<STRING>
        MAP_KEYS(NULL::MAP<STRING, INT>) -> NULL
        MAP_VALUES(MAP['a', 1, 'b', NULL]) -> [1, NULL]
        MAP_VALUES(NULL::MAP<STRING, INT>) -> NULL
        MAP_ENTRIES(MAP['a', 1]) -> [['a', 1]]
        MAP_ENTRIES(NULL::MAP<STRING, INT>) -> NULL
        MAP_FROM_ARRAYS(ARRAY['a', 'b'], ARRAY[1, 2]) -> {'a'=1, 'b'=2}
        MAP_FROM_ARRAYS(ARRAY['a', 'a'], ARRAY[1, 2]) -> {'a'=2}
        MAP_FROM_ARRAYS(ARRAY['a'], ARRAY[1, 2]) -> error: there are 1 keys, but 2 values
        MAP_FROM_ARRAYS(NULL::ARRAY<INT>, ARRAY[1]) -> NULL
        MAP_UNION(MAP['a', 1, 'b', 2], MAP['b', 3, 'c', 4]) -> {'a'=1, 'b'=3, 'c'=4}
        MAP_UNION(MAP['a', 1]) -> {'a'=1}
        MAP_UNION(MAP['a', 1], NULL) -> NULL
        STR_TO_MAP('k1=v1,k2=v2,k3') -> {'k1'='v1', 'k2'='v2', 'k3'=NULL}
        STR_TO_MAP('') -> {}
        STR_TO_MAP('a:1;b:2;a:3', ';', ':') -> {'a'='3', 'b'='2'}
        STR_TO_MAP('a', '(', ':') -> error: malformed regular expression
        STR_TO_MAP(NULL) -> NULL
        """);
  }

  @Test
  void textOfArrays() {
    CallTable.check(
        """
        ARRAY_JOIN(ARRAY['a', NULL, 'b'], ',') -> 'a,b'
        ARRAY_JOIN(ARRAY['a', NULL, 'b'], ',', '?') -> 'a,?,b'
        ARRAY_JOIN(ARRAY[]::ARRAY<STRING>, ',') -> ''
        ARRAY_JOIN(NULL::ARRAY<STRING>, ',') -> NULL
        ARRAY_JOIN(ARRAY['a'], NULL) -> NULL
        SPLIT('a,b,,c', ',') -> ['a', 'b', '', 'c']
        SPLIT('aé', '') -> ['a', 'é']
        SPLIT('', ',') -> []
        SPLIT(',', ',') -> ['', '']
        SPLIT(NULL, ',') -> NULL
        """);
  }
}
