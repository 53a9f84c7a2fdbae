package io.millrace.functions;

import io.millrace.functions.table.CallTable;
import org.junit.jupiter.api.Test;

class StringFunctionsTest {

  @Test
  void upperAndLower() {
    CallTable.check(
        """
        UPPER('abcXYZ1') -> 'ABCXYZ1' :: STRING
        UPPER('') -> ''
        UPPER('straße é') -> 'STRASSE É'
        UPPER('abc'::CHAR(3)) -> 'ABC' :: CHAR(3)
        UPPER(NULL) -> NULL
        UPPER(1) -> error: wrong argument types for function UPPER: got (INT), expected UPPER(STRING)
        LOWER('ABCxyz1') -> 'abcxyz1'
        LOWER('ÄÖÜ') -> 'äöü'
        LOWER(NULL) -> NULL
        INITCAP('hello world-of 1st tHINGS') -> 'Hello World-Of 1st Things'
        INITCAP('') -> ''
        INITCAP(NULL) -> NULL
        """);
  }

  @Test
  void lengthAndConcatenation() {
    CallTable.check(
        """
        CHAR_LENGTH('') -> 0 :: INT
        CHARACTER_LENGTH('aé漢😀') -> 4
        CHAR_LENGTH(NULL) -> NULL
        CHAR_LENGTH(5) -> error: wrong argument types
        ||('a', 'b') -> 'ab'
        ||('ab'::CHAR(2), 'c'::VARCHAR(3)) -> 'abc' :: VARCHAR(5)
        ||('a', NULL) -> NULL
        ||(x'01', x'02') -> x'0102' :: BYTES
        ||(1, 'a') -> error: wrong argument types
        CONCAT('a', 'b', 'c') -> 'abc' :: STRING
        CONCAT('a') -> 'a'
        CONCAT('a', NULL) -> NULL
        CONCAT() -> error: wrong number of arguments for function CONCAT
        CONCAT('a', 1) -> error: expected CONCAT(STRING, STRING...)
        CONCAT_WS('~', 'AA', NULL, 'BB', '', 'CC') -> 'AA~BB~~CC'
        CONCAT_WS('~') -> ''
        CONCAT_WS(',', NULL, NULL) -> ''
        CONCAT_WS(NULL, 'a') -> NULL
        """);
  }

  @Test
  void repeatReverseReplace() {
    CallTable.check(
        """
        REPEAT('ab', 3) -> 'ababab'
        REPEAT('ab', 0) -> ''
        REPEAT('ab', -1) -> ''
        REPEAT('', 5) -> ''
        REPEAT(NULL, 5) -> NULL
        REPEAT('abcdefgh', 2000000000) -> error: REPEAT would make a string of
        REVERSE('aé漢😀') -> '😀漢éa'
        REVERSE('') -> ''
        REVERSE(NULL) -> NULL
        REPLACE('hello', 'l', 'LL') -> 'heLLLLo'
        REPLACE('hello', 'x', 'y') -> 'hello'
        REPLACE('aaa', 'aa', 'b') -> 'ba'
        REPLACE('hello', 'l', '') -> 'heo'
        REPLACE('ab', '', '-') -> '-a-b-'
        REPLACE('', 'a', 'b') -> ''
        REPLACE('a', NULL, 'b') -> NULL
        TRANSLATE('hello', 'el', 'ip') -> 'hippo'
        TRANSLATE('hello', 'el', 'i') -> 'hio'
        TRANSLATE('hello', 'll', 'xy') -> 'hexxo'
        TRANSLATE('aé漢', 'é漢', '漢é') -> 'a漢é'
        TRANSLATE('hello', '', 'x') -> 'hello'
        TRANSLATE('hello', NULL, 'x') -> 'hello'
        TRANSLATE('hello', 'l', NULL) -> 'heo'
        TRANSLATE(NULL, 'l', 'x') -> NULL
        """);
  }

  @Test
  void parts() {
    CallTable.check(
        """
        SUBSTRING('hello', 2) -> 'ello' :: STRING
        SUBSTRING('hello'::CHAR(5), 2, 3) -> 'ell' :: VARCHAR(5)
        SUBSTRING('hello', 0, 2) -> 'he'
        SUBSTRING('hello', -3, 2) -> 'll'
        SUBSTRING('hello', -6, 2) -> ''
        SUBSTRING('hello', 6) -> ''
        SUBSTRING('hello', 2, 0) -> ''
        SUBSTRING('hello', 2, -1) -> NULL
        SUBSTR('aé漢😀b', 3, 2) -> '漢😀'
        SUBSTR('aé漢😀b', -2) -> '😀b'
        SUBSTR('hello', 1, 2147483647) -> 'hello'
        SUBSTR('', 1, 1) -> ''
        SUBSTR(NULL, 1, 1) -> NULL
        SUBSTR('hello', NULL) -> NULL
        SUBSTRING(5, 1) -> error: wrong argument types
        SUBSTRING('a', 1L) -> error: wrong argument types
        LEFT('hello', 2) -> 'he'
        LEFT('hello', 9) -> 'hello'
        LEFT('hello', 0) -> ''
        LEFT('hello', -1) -> ''
        LEFT(NULL, 1) -> NULL
        RIGHT('hello', 2) -> 'lo'
        RIGHT('hé', 9) -> 'hé'
        RIGHT('hello', 0) -> ''
        RIGHT('hello', -1) -> ''
        RIGHT(NULL, 1) -> NULL
        OVERLAY('This is an old string', ' new', 11, 4) -> 'This is an new string'
        OVERLAY('xxxxxtest', 'xxxx', 6) -> 'xxxxxxxxx'
        OVERLAY('hello', 'XY', 0, 2) -> 'hello'
        OVERLAY('hello', 'XY', 6, 2) -> 'hello'
        OVERLAY('hello', 'XY', 4, 9) -> 'helXY'
        OVERLAY(NULL, 'a', 1) -> NULL
        SPLIT_INDEX('a,b,,c', ',', 0) -> 'a'
        SPLIT_INDEX('a,b,,c', ',', 2) -> ''
        SPLIT_INDEX('a,b,,c', ',', 3) -> 'c'
        SPLIT_INDEX('a,b,,c', ',', 4) -> NULL
        SPLIT_INDEX('a,b', ',', -1) -> NULL
        SPLIT_INDEX('a--b', '--', 1) -> 'b'
        SPLIT_INDEX('a b', 32, 1) -> 'b'
        SPLIT_INDEX('a b\tc', '', 2) -> 'c'
        SPLIT_INDEX('a b', 0, 1) -> NULL
        SPLIT_INDEX('a b', 256, 0) -> NULL
        SPLIT_INDEX('', ',', 0) -> NULL
        SPLIT_INDEX(NULL, ',', 0) -> NULL
        """);
  }

  @Test
  void search() {
    CallTable.check(
        """
        POSITION('l', 'hello') -> 3
        POSITION('é', 'aé') -> 2
        POSITION('x', 'hello') -> 0
        POSITION('', 'hello') -> 1
        POSITION('a', '') -> 0
        POSITION('l', 'hello', 4) -> 4
        POSITION(NULL, 'a') -> NULL
        LOCATE('l', 'hello') -> 3
        LOCATE('l', 'hello', 5) -> 0
        LOCATE('漢', 'aé漢', 2) -> 3
        LOCATE(NULL, 'a') -> NULL
        INSTR('corporate floor', 'or') -> 2
        INSTR('corporate floor', 'or', 3) -> 5
        INSTR('corporate floor', 'or', 3, 2) -> 14
        INSTR('corporate floor', 'or', -3, 2) -> 2
        INSTR('corporate floor', 'or', 0) -> 0
        INSTR('corporate floor', 'zz') -> 0
        INSTR('a', 'a', 1, 0) -> error: the occurrence must be positive
        INSTR(NULL, 'a') -> NULL
        STARTSWITH('hello', 'he') -> TRUE :: BOOLEAN
        STARTSWITH('hello', '') -> TRUE
        STARTSWITH('he', 'hello') -> FALSE
        STARTSWITH(x'0102', x'01') -> TRUE
        STARTSWITH('a', NULL) -> NULL
        STARTSWITH('a', x'01') -> error: wrong argument types
        ENDSWITH('hello', 'lo') -> TRUE
        ENDSWITH('hello', '') -> TRUE
        ENDSWITH('lo', 'hello') -> FALSE
        ENDSWITH(x'0102', x'02') -> TRUE
        ENDSWITH(NULL, 'a') -> NULL
        """);
  }

  @Test
  void trimAndPad() {
    CallTable.check(
        """
        TRIM('BOTH', ' ', '  a b  ') -> 'a b'
        TRIM('LEADING', 'x', 'xxax') -> 'ax'
        TRIM('TRAILING', 'ab', 'cabab') -> 'c'
        TRIM('BOTH', 'é', 'éaé'::CHAR(3)) -> 'a' :: VARCHAR(3)
        TRIM('BOTH', ' ', '') -> ''
        TRIM('BOTH', '', 'a') -> 'a'
        TRIM('BOTH', NULL, 'a') -> NULL
        TRIM('  a  ') -> 'a'
        LTRIM('  a ') -> 'a '
        LTRIM('yyxa', 'xy') -> 'a'
        LTRIM(NULL) -> NULL
        RTRIM(' a  ') -> ' a'
        RTRIM('axyy', 'xy') -> 'a'
        RTRIM(NULL) -> NULL
        BTRIM('  a ') -> 'a'
        BTRIM('xay', 'xy') -> 'a'
        BTRIM('a', NULL) -> NULL
        LPAD('hi', 4, '?!') -> '?!hi'
        LPAD('hi', 5, '?!') -> '?!?hi'
        LPAD('hello', 2, '?') -> 'he'
        LPAD('hi', 0, '?') -> ''
        LPAD('hi', -1, '?') -> NULL
        LPAD('hi', 5, '') -> NULL
        LPAD('é', 3, '漢') -> '漢漢é'
        LPAD(NULL, 1, 'a') -> NULL
        RPAD('hi', 5, '?!') -> 'hi?!?'
        RPAD('hello', 2, '?') -> 'he'
        RPAD('hi', -1, '?') -> NULL
        RPAD('hi', 1, '') -> NULL
        RPAD(NULL, 1, 'a') -> NULL
        """);
  }

  @Test
  void unknownFunctionsAreNamedWithTheNearest() {
    CallTable.check(
        """
        UPER('a') -> error: unknown function 'UPER'
        INET_ATON('a') -> error: not supported yet: function INET_ATON
        """);
  }
}
