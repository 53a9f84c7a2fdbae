package io.millrace.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.sql.ast.TypeSpec;
import io.millrace.sql.source.SourcePosition;
import io.millrace.sql.source.Span;
import io.millrace.sql.source.SqlSyntaxException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "BOOLEAN | BOOLEAN",
        "tinyint | TINYINT",
        "SMALLINT | SMALLINT",
        "INT | INT",
        "integer | INT",
        "BIGINT | BIGINT",
        "FLOAT | FLOAT",
        "DOUBLE | DOUBLE",
        "DOUBLE PRECISION | DOUBLE",
        "DATE | DATE",
        "ARRAY<VARIANT NOT NULL> | ARRAY<VARIANT!>",
        "CHAR | CHAR(1)",
        "CHARACTER(3) | CHAR(3)",
        "VARCHAR | VARCHAR(2147483647)",
        "VARCHAR(5) | VARCHAR(5)",
        "CHAR VARYING(5) | VARCHAR(5)",
        "STRING | VARCHAR(2147483647)",
        "BINARY | BINARY(1)",
        "BINARY(9) | BINARY(9)",
        "VARBINARY(7) | VARBINARY(7)",
        "BYTES | VARBINARY(2147483647)",
        "DECIMAL | DECIMAL(10, 0)",
        "DEC(5) | DECIMAL(5, 0)",
        "NUMERIC(38, 38) | DECIMAL(38, 38)",
        "TIME | TIME(0)",
        "TIME(9) WITHOUT TIME ZONE | TIME(9)",
        "TIMESTAMP | TIMESTAMP(6)",
        "TIMESTAMP(3) WITHOUT TIME ZONE | TIMESTAMP(3)",
        "TIMESTAMP(0) WITH LOCAL TIME ZONE | TIMESTAMP_LTZ(0)",
        "TIMESTAMP_LTZ | TIMESTAMP_LTZ(6)",
        "TIMESTAMP_LTZ(3) | TIMESTAMP_LTZ(3)",
        "INTERVAL YEAR | INTERVAL YEAR(2) TO YEAR(6)",
        "INTERVAL YEAR(4) TO MONTH | INTERVAL YEAR(4) TO MONTH(6)",
        "INTERVAL DAY(6) TO SECOND(9) | INTERVAL DAY(6) TO SECOND(9)",
        "INTERVAL SECOND(3) | INTERVAL SECOND(2) TO SECOND(3)",
        "INTERVAL HOUR TO MINUTE | INTERVAL HOUR(2) TO MINUTE(6)",
        "INT NOT NULL | INT!",
        "INT NULL | INT",
        "ARRAY<INT NOT NULL> NOT NULL | ARRAY<INT!>!",
        "INT NOT NULL ARRAY NULL MULTISET NOT NULL | MULTISET<ARRAY<INT!>>!",
        "MULTISET<STRING> | MULTISET<VARCHAR(2147483647)>",
        "MAP<STRING NOT NULL, ARRAY<DATE>> | MAP<VARCHAR(2147483647)!, ARRAY<DATE>>",
        "ROW<> | ROW<>",
        "ROW() | ROW<>",
        "ROW<a INT 'first', `b c` ROW(d DATE NOT NULL)> | ROW<a INT 'first', b c ROW<d DATE!>>",
        "ROW<a ARRAY<ROW<b MAP<INT, ARRAY<INT>>>>> | ROW<a ARRAY<ROW<b MAP<INT, ARRAY<INT>>>>>",
        "/* x */ INT -- y | INT",
      })
  void reads(String text, String expected) {
    assertEquals(expected, describe(TypeParser.parse(text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "INTT | 1:1+4 unknown data type 'INTT' (did you mean INT?)",
        "TEXT | 1:1+4 unknown data type 'TEXT'",
        "REAL | 1:1+4 unknown data type 'REAL'",
        "DECIMAL(39) | 1:9+2 precision 39 is out of range (it can be 1 to 38)",
        "DECIMAL(0) | 1:9+1 precision 0 is out of range (it can be 1 to 38)",
        "DECIMAL(5, 6) | 1:12+1 scale 6 is out of range (it can be 0 to 5)",
        "CHAR(0) | 1:6+1 length 0 is out of range (it can be 1 to 2147483647)",
        "VARCHAR(2147483648) | 1:9+10 length 2147483648 is out of range (it can be 1 to"
            + " 2147483647)",
        "VARCHAR(99999999999999999999999) | 1:9+23 length 99999999999999999999999 is out of range"
            + " (it can be 1 to 2147483647)",
        "VARCHAR(-1) | 1:9+1 expected a whole number, found '-'",
        "TIMESTAMP(10) | 1:11+2 precision 10 is out of range (it can be 0 to 9)",
        "TIME(3) WITH LOCAL TIME ZONE | 1:1+28 not supported yet: the data type TIME WITH LOCAL"
            + " TIME ZONE",
        "TIMESTAMP WITH TIME ZONE | 1:1+24 not supported yet: the data type TIMESTAMP WITH TIME"
            + " ZONE",
        "INTERVAL YEAR TO DAY | 1:18+3 an interval cannot go from YEAR to DAY (use YEAR TO MONTH,"
            + " or two of DAY, HOUR, MINUTE, SECOND from larger to smaller)",
        "INTERVAL HOUR TO DAY | 1:18+3 an interval cannot go from HOUR to DAY (use YEAR TO MONTH,"
            + " or two of DAY, HOUR, MINUTE, SECOND from larger to smaller)",
        "INTERVAL YEAR(5) | 1:15+1 precision 5 is out of range (it can be 1 to 4)",
        "INTERVAL DAY TO HOUR(2) | 1:21+3 only SECOND has a precision after TO",
        "RAW('a', 'b') | 1:1+3 not supported yet: the data type RAW",
        "STRUCTURED<a INT> | 1:12+1 expected a string, found 'a' (strings stand in single quotes: 'a')",
        "ROW<a RAW> | 1:7+3 not supported yet: the data type RAW",
        "ROW<INT> | 1:5+3 expected a name, found the reserved word 'INT' (a field of ROW has a name"
            + " before its type: ROW<name INT>)",
        "ROW<a INT, a INT> | 1:12+1 column 'a' is named twice (it stands first at 1:5)",
        "MAP<INT> | 1:8+1 expected ',', found '>'",
        "ARRAY | 1:6+1 expected '<', found the end of the text",
        "ARRAY<INT | 1:10+1 expected '>', found the end of the text",
        "INT NOT | 1:8+1 expected NULL, found the end of the text",
        "INT NULL NOT NULL | 1:10+8 NULL or NOT NULL stands here twice",
        "INT x | 1:5+1 expected the end of the text, found 'x'",
        "~~ | 1:1+1 expected a data type, found the end of the text",
      })
  void refuses(String text, String expected) {
    SqlSyntaxException e =
        assertThrows(
            SqlSyntaxException.class, () -> TypeParser.parse(text == null ? "" : text), text);
    String line = Parsed.line(e);
    assertEquals(expected, line.startsWith(expected) ? expected : line);
  }

  @Test
  void positionsAreThoseOfTheFile() {
    Span span = new Span("ROW<a INT,\n  b DATEE>", new SourcePosition(7, 20, 8, 10));
    SqlSyntaxException e =
        assertThrows(SqlSyntaxException.class, () -> TypeParser.parse("job.sql", span));
    assertEquals(
        "job.sql:8:5: error: unknown data type 'DATEE' (did you mean DATE?)", e.toString());
    TypeSpec.Row row =
        (TypeSpec.Row) TypeParser.parse("job.sql", new Span("ROW<a INT>", at(7, 20)));
    assertEquals("7:26", row.fields().get(0).type().position().toString());
    assertEquals("7:24", row.fields().get(0).name().position().toString());
  }

  private static SourcePosition at(int line, int column) {
    return new SourcePosition(line, column, line, column + 9);
  }

  private static String describe(TypeSpec type) {
    return base(type) + (type.nullable() ? "" : "!");
  }

  private static String base(TypeSpec type) {
    if (type instanceof TypeSpec.Simple t) {
      return t.kind().name();
    } else if (type instanceof TypeSpec.Text t) {
      return t.kind() + "(" + t.length() + ")";
    } else if (type instanceof TypeSpec.Decimal t) {
      return "DECIMAL(" + t.precision() + ", " + t.scale() + ")";
    } else if (type instanceof TypeSpec.Temporal t) {
      return t.kind() + "(" + t.precision() + ")";
    } else if (type instanceof TypeSpec.Interval t) {
      return "INTERVAL %s(%d) TO %s(%d)"
          .formatted(t.from(), t.precision(), t.to(), t.fractionalPrecision());
    } else if (type instanceof TypeSpec.Array t) {
      return "ARRAY<" + describe(t.element()) + ">";
    } else if (type instanceof TypeSpec.Multiset t) {
      return "MULTISET<" + describe(t.element()) + ">";
    } else if (type instanceof TypeSpec.Map t) {
      return "MAP<" + describe(t.key()) + ", " + describe(t.value()) + ">";
    }
    return ((TypeSpec.Row) type)
        .fields().stream()
            .map(TypeParserTest::field)
            .collect(Collectors.joining(", ", "ROW<", ">"));
  }

  private static String field(TypeSpec.Field field) {
    return field.name()
        + " "
        + describe(field.type())
        + field.comment().map(c -> " " + c).orElse("");
  }
}
