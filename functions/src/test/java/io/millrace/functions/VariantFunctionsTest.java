package io.millrace.functions;

import io.millrace.functions.table.CallTable;
import org.junit.jupiter.api.Test;

class VariantFunctionsTest {

  @Test
  void parse() {
    CallTable.check(
        """
        PARSE_JSON('{"b": [1, 2.50, "é", null, true], "a": {}}') -> '{"a":{},"b":[1,2.5,"é",null,true]}' :: VARIANT
        PARSE_JSON('null') -> 'null' :: VARIANT
        PARSE_JSON(NULL) -> NULL
        PARSE_JSON('') -> error: PARSE_JSON: malformed JSON '': expected a value, but the text ends
        PARSE_JSON('{"a":') -> error: expected a value, but the text ends
        PARSE_JSON('{"a":1,"a":2}') -> error: the key "a" is there twice
        PARSE_JSON('{"a":1,"a":2}', TRUE) -> '{"a":2}'
        PARSE_JSON('{"a":1,"a":2}', FALSE) -> error: the key "a" is there twice
        PARSE_JSON('1', NULL) -> NULL
        PARSE_JSON('-1e400') -> error: a number is beyond the range of DOUBLE
        PARSE_JSON('1e308') -> '1.0E308'
        PARSE_JSON('5e-324') -> '4.9E-324'
        PARSE_JSON('99999999999999999999999999999999999999') -> '99999999999999999999999999999999999999'
        PARSE_JSON('"0123456789012345678901234567890123456789012345678901234567890123456789' -> error: malformed JSON '"01234567890123456789012345678901234567890123456789012345678…'
        PARSE_JSON(1) -> error: wrong argument types for function PARSE_JSON: got (INT)
        """
            .replace("789' -> error", "789') -> error"));
  }

  @Test
  void tryParse() {
    CallTable.check(
        """
        TRY_PARSE_JSON('[1 , 2]') -> '[1,2]' :: VARIANT
        TRY_PARSE_JSON('[1 , 2') -> NULL
        TRY_PARSE_JSON('1 2') -> NULL
        TRY_PARSE_JSON('{"a":1,"a":2}') -> NULL
        TRY_PARSE_JSON('{"a":1,"a":2}', TRUE) -> '{"a":2}'
        TRY_PARSE_JSON(NULL) -> NULL
        TRY_PARSE_JSON('1', NULL) -> NULL
        """);
  }

  @Test
  void deepNesting() {
    String deep = "[".repeat(1000) + "]".repeat(1000);
    CallTable.check("JSON_STRING('" + deep + "'::VARIANT) -> '" + deep + "'");
    CallTable.check("TRY_PARSE_JSON('[" + deep + "]') -> NULL");
    CallTable.check("PARSE_JSON('[" + deep + "]') -> error: nested deeper than 1000");
  }

  @Test
  void parts() {
    CallTable.check(
        """
        ITEM('{"a":{"b":[1]},"":2,"é":3}'::VARIANT, 'a') -> '{"b":[1]}' :: VARIANT
        ITEM('{"a":1,"":2,"é":3}'::VARIANT, '') -> '2'
        ITEM('{"a":1,"":2,"é":3}'::VARIANT, 'é') -> '3'
        ITEM('{"a":1}'::VARIANT, 'A') -> NULL
        ITEM('{"a":null}'::VARIANT, 'a') -> 'null'
        ITEM('{}'::VARIANT, 'a') -> NULL
        ITEM('{}'::VARIANT, NULL::STRING) -> NULL
        ITEM(NULL::VARIANT, 'a') -> NULL
        ITEM('[1]'::VARIANT, 'a') -> error: ['a'] needs an object in the VARIANT, but found an array
        ITEM('null'::VARIANT, 'a') -> error: but found null
        ITEM('true'::VARIANT, 'a') -> error: but found a boolean
        ITEM('"x"'::VARIANT, 'a') -> error: but found a string
        ITEM('1.5'::VARIANT, 'a') -> error: but found a number
        ITEM('[10, [20]]'::VARIANT, 1) -> '10' :: VARIANT
        ITEM('[10, [20]]'::VARIANT, 2L) -> '[20]'
        ITEM('[10, [20]]'::VARIANT, 3) -> NULL
        ITEM('[10, [20]]'::VARIANT, 0) -> NULL
        ITEM('[10, [20]]'::VARIANT, -1) -> NULL
        ITEM('[10, [20]]'::VARIANT, 4294967297L) -> NULL
        ITEM('[]'::VARIANT, NULL::INT) -> NULL
        ITEM('{"a":1}'::VARIANT, 1) -> error: [1] needs an array in the VARIANT, but found an object
        ITEM('[1]'::VARIANT, 1.5) -> error: wrong argument types for function ITEM
        """);
  }

  @Test
  void asJson() {
    CallTable.check(
        """
        JSON_STRING('{"b":1.50,"a":"\\n"}'::VARIANT) -> '{"a":"\\n","b":1.5}' :: STRING
        JSON_STRING(NULL::VARIANT) -> NULL
        JSON_ARRAY('NULL', '{"a":1}'::VARIANT, NULL::VARIANT) -> '[{"a":1},null]'
        JSON_OBJECT('NULL', 'k', '[1e0]'::VARIANT) -> '{"k":[1.0]}'
        JSON_STRING(ARRAY['1'::VARIANT, '"x"'::VARIANT]) -> '[1,"x"]'
        TYPEOF('1'::VARIANT) -> 'VARIANT'
        """);
  }
}
