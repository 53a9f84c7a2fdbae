package io.millrace.functions;

import io.millrace.functions.table.CallTable;
import org.junit.jupiter.api.Test;

/** Patterns, digests, encodings and URLs. */
class TextFunctionsTest {

  @Test
  void like() {
    CallTable.check(
        """
        LIKE('hello', 'hello') -> TRUE
        LIKE('hello', 'hell') -> FALSE
        LIKE('hello', 'h%') -> TRUE
        LIKE('hello', '%lo') -> TRUE
        LIKE('hello', '%ll%') -> TRUE
        LIKE('hello', 'h%l%o') -> TRUE
        LIKE('hello', 'h%l') -> FALSE
        LIKE('hello', 'h_llo') -> TRUE
        LIKE('hello', '_____') -> TRUE
        LIKE('hello', '______') -> FALSE
        LIKE('hello', '%_') -> TRUE
        LIKE('', '%') -> TRUE
        LIKE('', '') -> TRUE
        LIKE('', '_') -> FALSE
        LIKE('a', '') -> FALSE
        LIKE('é漢😀', '___') -> TRUE
        LIKE('é漢😀', '%😀') -> TRUE
        LIKE('é漢😀', '_漢%') -> TRUE
        LIKE('aab', '%ab') -> TRUE
        LIKE('aa', 'a%a%a') -> FALSE
        LIKE('aba', 'ab%ba') -> FALSE
        LIKE('abab', '%ab') -> TRUE
        LIKE('a\tb', 'a%b') -> TRUE
        LIKE('50%', '50\\%') -> FALSE
        LIKE('50%', '50\\%', '\\') -> TRUE
        LIKE('500', '50x%', 'x') -> FALSE
        LIKE('a_b', 'a#_b', '#') -> TRUE
        LIKE('a#b', 'a##b', '#') -> TRUE
        LIKE('a', 'a#', '#') -> error: invalid escape sequence
        LIKE('a', '#b', '#') -> error: invalid escape sequence
        LIKE('a', 'a', 'xy') -> error: the escape must be a single character
        LIKE(NULL, 'a') -> NULL
        LIKE('a', NULL) -> NULL
        LIKE(1, 'a') -> error: wrong argument types
        """);
  }

  @Test
  void similar() {
    CallTable.check(
        """
        SIMILAR TO('abc', 'abc') -> TRUE
        SIMILAR TO('abc', '%(b|d)%') -> TRUE
        SIMILAR TO('abc', '(b|c)%') -> FALSE
        SIMILAR TO('aaa', 'a{2,3}') -> TRUE
        SIMILAR TO('a.c', 'a.c') -> TRUE
        SIMILAR TO('abc', 'a.c') -> FALSE
        SIMILAR TO('a1', '[a-z][[:DIGIT:]]') -> TRUE
        SIMILAR TO('b', '[^a]') -> TRUE
        SIMILAR TO('%', 'x%', 'x') -> TRUE
        SIMILAR TO('a', '(a') -> error: invalid SIMILAR TO pattern
        SIMILAR TO('', '') -> TRUE
        SIMILAR TO(NULL, 'a') -> NULL
        """);
  }

  @Test
  void regularExpressions() {
    CallTable.check(
        """
        REGEXP('foobar', 'o+b') -> TRUE
        REGEXP('foobar', '') -> FALSE
        REGEXP('foobar', '(') -> FALSE
        REGEXP(NULL, 'a') -> NULL
        REGEXP_REPLACE('foobar', 'oo|ar', '') -> 'fb'
        REGEXP_REPLACE('a1b2', '[0-9]', '$1') -> 'a$1b$1'
        REGEXP_REPLACE('a', '(', 'b') -> NULL
        REGEXP_REPLACE('a', NULL, 'b') -> NULL
        REGEXP_EXTRACT('foothebar', 'foo(.*?)(bar)', 2) -> 'bar'
        REGEXP_EXTRACT('foothebar', 'foo(.*?)(bar)') -> 'foothebar'
        REGEXP_EXTRACT('foothebar', 'foo(.*?)(bar)', 3) -> NULL
        REGEXP_EXTRACT('foothebar', 'foo(.*?)(bar)', -1) -> NULL
        REGEXP_EXTRACT('abc', 'x') -> NULL
        REGEXP_EXTRACT('abc', '(', 0) -> NULL
        REGEXP_EXTRACT(NULL, 'a') -> NULL
        REGEXP_EXTRACT_ALL('100-200, 300-400', '([0-9]+)-([0-9]+)') -> ['100', '300']
        REGEXP_EXTRACT_ALL('100-200, 300-400', '([0-9]+)-([0-9]+)', 2) -> ['200', '400']
        REGEXP_EXTRACT_ALL('100-200, 300-400', '([0-9]+)-([0-9]+)', 0) -> ['100-200', '300-400']
        REGEXP_EXTRACT_ALL('abc', '(x)') -> [] :: ARRAY<STRING>
        REGEXP_EXTRACT_ALL('abc', 'x') -> NULL
        REGEXP_EXTRACT_ALL('abc', '(x)', -1) -> NULL
        REGEXP_EXTRACT_ALL(NULL, 'x') -> NULL
        REGEXP_COUNT('ababa', 'a') -> 3
        REGEXP_COUNT('', 'a') -> 0
        REGEXP_COUNT('a', '(') -> NULL
        REGEXP_COUNT(NULL, 'a') -> NULL
        REGEXP_INSTR('abcd', 'c') -> 3
        REGEXP_INSTR('abcd', 'x') -> 0
        REGEXP_INSTR('abcd', '(') -> NULL
        REGEXP_INSTR('abcd', NULL) -> NULL
        REGEXP_SUBSTR('abcd', 'b.') -> 'bc'
        REGEXP_SUBSTR('abcd', 'x') -> NULL
        REGEXP_SUBSTR('abcd', '(') -> NULL
        """);
  }

  @Test
  void digests() {
    CallTable.check(
        """
        MD5('') -> 'd41d8cd98f00b204e9800998ecf8427e' :: CHAR(32)
        MD5('test') -> '098f6bcd4621d373cade4e832627b4f6'
        MD5(x'74657374') -> '098f6bcd4621d373cade4e832627b4f6'
        MD5(NULL) -> NULL
        MD5(1) -> error: wrong argument types for function MD5: got (INT), expected MD5(STRING|BYTES)
        SHA1('test') -> 'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3'
        SHA1(NULL) -> NULL
        SHA224('test') -> '90a3ed9e32b2aaf4c61c410eb925426119e1a9dc53d4286ade99a809'
        SHA256('test') -> '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
        SHA2('test', 256) -> '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
        SHA2('test', 224) -> '90a3ed9e32b2aaf4c61c410eb925426119e1a9dc53d4286ade99a809'
        SHA2('test', 1) -> error: the length must be 224, 256, 384 or 512
        SHA2('test', NULL) -> NULL
        SHA384(NULL) -> NULL
        SHA512(NULL) -> NULL
        SHA224(NULL) -> NULL
        SHA256(NULL) -> NULL
        LEFT(NULL, 1) -> NULL
        """);
  }

  @Test
  void encodings() {
    CallTable.check(
        """
        ASCII('abc') -> 97
        ASCII('') -> 0
        ASCII('é') -> -61
        ASCII(NULL) -> NULL
        CHR(97) -> 'a'
        CHR(353) -> 'a'
        CHR(233L) -> 'é'
        CHR(-10) -> ''
        CHR(NULL) -> NULL
        TO_BASE64('hello world') -> 'aGVsbG8gd29ybGQ='
        TO_BASE64('') -> ''
        TO_BASE64(NULL) -> NULL
        FROM_BASE64('aGVsbG8gd29ybGQ=') -> 'hello world'
        FROM_BASE64('!') -> error: '!' is not Base64
        FROM_BASE64(NULL) -> NULL
        HEX('hello,world') -> '68656C6C6F2C776F726C64'
        HEX('é') -> 'C3A9'
        HEX('') -> ''
        UNHEX('68656C') -> x'68656c'
        UNHEX('F65') -> x'0065'
        UNHEX('') -> x''
        UNHEX('XY') -> NULL
        UNHEX('1') -> x'00'
        UNHEX(NULL) -> NULL
        ENCODE('é', 'UTF-8') -> x'c3a9'
        ENCODE('é', 'UTF-16BE') -> x'00e9'
        ENCODE('é', 'nope') -> error: unknown character set 'nope'
        ENCODE(NULL, 'UTF-8') -> NULL
        DECODE(x'c3a9', 'UTF-8') -> 'é'
        DECODE(x'', 'UTF-8') -> ''
        DECODE(NULL, 'UTF-8') -> NULL
        IS_VALID_UTF8(x'c3a9') -> TRUE
        IS_VALID_UTF8(x'c3') -> FALSE
        IS_VALID_UTF8(x'efbfbd') -> TRUE
        IS_VALID_UTF8(NULL) -> NULL
        MAKE_VALID_UTF8(x'61c3') -> 'a\uFFFD'
        MAKE_VALID_UTF8(NULL) -> NULL
        URL_ENCODE('https://flink.apache.org/ é') -> 'https%3A%2F%2Fflink.apache.org%2F+%C3%A9'
        URL_ENCODE(NULL) -> NULL
        URL_DECODE('https%3A%2F%2Fflink.apache.org%2F+%C3%A9') -> 'https://flink.apache.org/ é'
        URL_DECODE('%') -> NULL
        URL_DECODE(NULL) -> NULL
        """);
  }

  @Test
  void urls() {
    CallTable.check(
        """
        PARSE_URL('http://facebook.com/path1/p.php?k1=v1&k2=v2#Ref1', 'HOST') -> 'facebook.com'
        PARSE_URL('http://facebook.com/path1/p.php?k1=v1&k2=v2#Ref1', 'PATH') -> '/path1/p.php'
        PARSE_URL('http://facebook.com/path1/p.php?k1=v1&k2=v2#Ref1', 'QUERY') -> 'k1=v1&k2=v2'
        PARSE_URL('http://facebook.com/path1/p.php?k1=v1&k2=v2#Ref1', 'QUERY', 'k2') -> 'v2'
        PARSE_URL('http://facebook.com/path1/p.php?k1=v1&k2=v2#Ref1', 'QUERY', 'k3') -> NULL
        PARSE_URL('http://facebook.com/path1/p.php?k1=v1&k2=v2#Ref1', 'HOST', 'k2') -> NULL
        PARSE_URL('http://u:p@facebook.com/p#Ref1', 'USERINFO') -> 'u:p'
        PARSE_URL('http://u:p@facebook.com/p#Ref1', 'REF') -> 'Ref1'
        PARSE_URL('http://u:p@facebook.com/p?a#Ref1', 'FILE') -> '/p?a'
        PARSE_URL('http://facebook.com/p', 'PROTOCOL') -> 'http'
        PARSE_URL('http://u@facebook.com/p', 'AUTHORITY') -> 'u@facebook.com'
        PARSE_URL('http://facebook.com/p', 'NOPE') -> NULL
        PARSE_URL('nope', 'HOST') -> NULL
        PARSE_URL(NULL, 'HOST') -> NULL
        """);
  }
}
