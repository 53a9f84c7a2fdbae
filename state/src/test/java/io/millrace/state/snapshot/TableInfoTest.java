package io.millrace.state.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.data.error.MillraceException;
import io.millrace.state.table.TableParts;
import org.junit.jupiter.api.Test;

/** Which stored rows an edited query may read. */
class TableInfoTest {
  private static TableInfo table(boolean variable, String key, String value) {
    return new TableInfo(
        "op", "groups", TableParts.Kind.KEYED, 2, variable, "v1 " + key, "v1 " + value);
  }

  private static void assertRefused(String message, TableInfo stored, TableInfo wanted) {
    MillraceException e = assertThrows(MillraceException.class, () -> stored.check(wanted));
    assertEquals(
        "the checkpoint's state of op (groups) does not fit the query: " + message, e.getMessage());
  }

  @Test
  void aColumnThatIsAnotherIsNamed() {
    String key = "ROW<`k0` INT>";
    String before = "ROW<`n` BIGINT NOT NULL, `max0` INT, `max1` STRING>";
    String now = "ROW<`n` BIGINT NOT NULL, `max0` BIGINT, `max1` STRING>";
    assertRefused("max0 was INT and is BIGINT", table(true, key, before), table(true, key, now));
    assertRefused(
        "key column k0 was INT and is BIGINT",
        table(false, key, "ROW<`n` BIGINT>"),
        table(false, "ROW<`k0` BIGINT>", "ROW<`n` BIGINT>"));
    // Without bytes a slot holds the longer number as it held the shorter one.
    table(false, key, "ROW<`max0` INT>").check(table(false, key, "ROW<`max0` BIGINT>"));
    table(true, key, "ROW<`a` VARCHAR(10), `b` DECIMAL(10, 2)>")
        .check(table(true, key, "ROW<`a` VARCHAR(20), `b` DECIMAL(12, 2)>"));
  }
}
