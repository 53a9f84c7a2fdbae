package io.millrace.functions.cast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.Types;
import io.millrace.functions.registry.TypeSpelling;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Which type can be cast to which: y, or - if not. The columns are the types of the rows. This is
 * what Flink 2.3 answered for each pair, but for intervals to INT and BIGINT, which only its
 * documentation allows, and VARIANT to itself.
 */
class CastMatrixTest {
  private static final String MATRIX =
      """
      CHAR(2)                | yyyyyyyyyyyyyyyyyyyyy-------
      VARCHAR(2)             | yyyyyyyyyyyyyyyyyyyyy-------
      STRING                 | yyyyyyyyyyyyyyyyyyyyy-------
      BOOLEAN                | yyyy---yyyyyyyy-------------
      BINARY(2)              | yyy-yyy---------------------
      VARBINARY(2)           | yyy-yyy---------------------
      BYTES                  | yyy-yyy---------------------
      DECIMAL(5, 2)          | yyyy---yyyyyyyy------yy-----
      DECIMAL(38, 2)         | yyyy---yyyyyyyy------yy-----
      TINYINT                | yyyy---yyyyyyyy------yy-----
      SMALLINT               | yyyy---yyyyyyyy------yy-----
      INT                    | yyyy---yyyyyyyy------yy-----
      BIGINT                 | yyyy---yyyyyyyy------yy-----
      FLOAT                  | yyyy---yyyyyyyy-------------
      DOUBLE                 | yyyy---yyyyyyyy-------------
      DATE                   | yyy------------y-yyyy-------
      TIME(0)                | yyy-------------yyyyy-------
      TIMESTAMP(3)           | yyy------------yyyyyy-------
      TIMESTAMP(9)           | yyy------------yyyyyy-------
      TIMESTAMP_LTZ(3)       | yyy------------yyyyyy-------
      TIMESTAMP_LTZ(9)       | yyy------------yyyyyy-------
      INTERVAL YEAR TO MONTH | yyy--------yy--------y------
      INTERVAL DAY TO SECOND | yyy--------yy---------y-----
      ARRAY<INT>             | yyy--------------------y----
      MULTISET<INT>          | yyy---------------------y---
      MAP<INT, INT>          | yyy----------------------y--
      ROW<INT, INT>          | yyy-----------------------y-
      VARIANT                | ---------------------------y
      """;

  @Test
  void pairs() {
    List<String> names = MATRIX.lines().map(l -> l.substring(0, l.indexOf('|')).trim()).toList();
    List<String> actual = new ArrayList<>();
    for (String from : names) {
      StringBuilder line = new StringBuilder("%-22s | ".formatted(from));
      for (String to : names) {
        line.append(castable(type(from), type(to)) ? 'y' : '-');
      }
      actual.add(line.toString());
    }
    assertEquals(MATRIX.strip(), String.join("\n", actual));
  }

  private static DataType type(String name) {
    Field first = new Field("a", Types.INT);
    return name.startsWith("ROW")
        ? Types.row(List.of(first, new Field("b", Types.INT)))
        : TypeSpelling.parse(name);
  }

  /** TRY_CAST takes what CAST takes. */
  private static boolean castable(DataType from, DataType to) {
    boolean identity = Casts.isIdentity(from, to);
    assertEquals(
        identity || Casts.find(from, to).isPresent(),
        identity || Casts.findTry(from, to).isPresent(),
        () -> from.sql() + " to " + to.sql());
    return identity || Casts.find(from, to).isPresent();
  }
}
