package io.millrace.data.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.data.error.MillraceException;
import io.millrace.data.sample.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class TypeTextTest {

  @Test
  void whatIsPrintedIsRead() {
    for (int seed = 0; seed < 500; seed++) {
      DataType type = new Samples(seed).type(3);
      assertEquals(type, TypeText.parse(type.toString()));
    }
  }

  @Test
  void synonymsAndDefaults() {
    String[][] same = {
      {"integer", "INT"},
      {"double precision not null", "DOUBLE NOT NULL"},
      {"dec(5)", "DECIMAL(5, 0)"},
      {"NUMERIC", "DECIMAL(10, 0)"},
      {"char", "CHAR(1)"},
      {"varchar", "VARCHAR(1)"},
      {"timestamp", "TIMESTAMP(6)"},
      {"timestamp(3) with local time zone", "TIMESTAMP_LTZ(3)"},
      {"TIMESTAMP WITHOUT TIME ZONE", "TIMESTAMP(6)"},
      {"time without time zone", "TIME(0)"},
      {"INT ARRAY", "ARRAY<INT>"},
      {"INT NOT NULL MULTISET NOT NULL", "MULTISET<INT NOT NULL> NOT NULL"},
      {"ROW(a INT 'comment', `b``c` ROW<>)", "ROW<`a` INT, `b``c` ROW<>>"},
      {"INTERVAL DAY(2) TO SECOND(3)", "INTERVAL DAY TO SECOND"},
      {"interval month", "INTERVAL YEAR TO MONTH"},
      {"INT NULL", "INT"},
      {"NULL", "NULL"},
    };
    for (String[] pair : same) {
      assertEquals(pair[1], TypeText.parse(pair[0]).toString());
    }
  }

  @Test
  void errorsSayWhatWasExpected() {
    for (String bad :
        List.of(
            "",
            "INT INT",
            "DECIMAL(39)",
            "DECIMAL(5, 6)",
            "ARRAY<INT",
            "TIMESTAMP(10)",
            "MAP<INT>",
            "ROW<a>",
            "ROW<`a INT>",
            "CHAR(0)",
            "VARCHAR(99999999999)",
            "INT NOT")) {
      assertThrows(MillraceException.class, () -> TypeText.parse(bad), bad);
    }
    MillraceException e = assertThrows(MillraceException.class, () -> TypeText.parse("VARCAHR(3)"));
    assertEquals("type 'VARCAHR(3)': expected a type, but found 'VARCAHR'", e.getMessage());
    assertEquals("Did you mean 'VARCHAR'?", e.hint().orElseThrow());
  }
}
