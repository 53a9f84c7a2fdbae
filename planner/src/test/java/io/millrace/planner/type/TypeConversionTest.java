package io.millrace.planner.type;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.data.type.DataType;
import io.millrace.data.type.TypeText;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeConversionTest {
  private final TypeFactory factory = new TypeFactory();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BOOLEAN",
        "TINYINT NOT NULL",
        "SMALLINT",
        "INT",
        "BIGINT NOT NULL",
        "FLOAT",
        "DOUBLE",
        "DECIMAL(38, 18)",
        "CHAR(3)",
        "VARCHAR(7) NOT NULL",
        "STRING",
        "BINARY(2)",
        "VARBINARY(9)",
        "BYTES",
        "DATE",
        "TIME(3)",
        "TIMESTAMP(9)",
        "TIMESTAMP(0) NOT NULL",
        "TIMESTAMP_LTZ(3)",
        "INTERVAL DAY TO SECOND",
        "INTERVAL YEAR TO MONTH",
        "ARRAY<INT NOT NULL>",
        "MAP<STRING, ARRAY<DOUBLE>> NOT NULL",
        "MULTISET<STRING>",
        "ROW<`a` INT, `b c` ROW<`d` STRING NOT NULL>>",
        "ROW<`a` INT NOT NULL> NOT NULL"
      })
  void aTypeComesBackAsItWas(String text) {
    DataType type = TypeText.parse(text);
    assertEquals(type, TypeConversion.fromCalcite(TypeConversion.toCalcite(factory, type)));
  }

  @Test
  void typesOutsideOfTheDialectAreRefusedByName() {
    RelDataType geometry = factory.createSqlType(SqlTypeName.GEOMETRY);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> TypeConversion.fromCalcite(geometry));
    assertEquals("the type GEOMETRY is not supported", e.getMessage());
  }

  /** Expected values are Flink's: more than 38 digits cost fractional digits, down to 6. */
  @ParameterizedTest
  @CsvSource({
    "plus, 10, 2, 10, 0, 13, 2",
    "plus, 38, 10, 38, 10, 38, 9",
    "multiply, 10, 2, 10, 2, 21, 4",
    "multiply, 38, 10, 38, 10, 38, 6",
    "multiply, 20, 2, 20, 1, 38, 3",
    "divide, 10, 2, 10, 0, 21, 13",
    "divide, 38, 18, 38, 18, 38, 6",
    "mod, 10, 2, 5, 1, 6, 2",
    "sum, 10, 2, 1, 0, 38, 2",
    "average, 10, 2, 1, 0, 38, 6",
    "average, 10, 8, 1, 0, 38, 8"
  })
  void decimalResults(String rule, int p1, int s1, int p2, int s2, int precision, int scale) {
    DecimalRules.Digits a = new DecimalRules.Digits(p1, s1);
    DecimalRules.Digits b = new DecimalRules.Digits(p2, s2);
    DecimalRules.Digits result =
        switch (rule) {
          case "plus" -> DecimalRules.plus(a, b);
          case "multiply" -> DecimalRules.multiply(a, b);
          case "divide" -> DecimalRules.divide(a, b);
          case "mod" -> DecimalRules.mod(a, b);
          case "sum" -> DecimalRules.sum(a);
          default -> DecimalRules.average(a);
        };
    assertEquals(new DecimalRules.Digits(precision, scale), result);
  }
}
