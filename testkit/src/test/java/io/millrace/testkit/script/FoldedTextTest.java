package io.millrace.testkit.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class FoldedTextTest {
  private static String table(String... rows) {
    return " op | k | n\n----+---+---\n"
        + String.join("\n", rows)
        + "\n("
        + rows.length
        + " rows)\n\n!ok\n";
  }

  @Test
  void changesComeToTheirSum() {
    assertEquals(
        FoldedText.of(table(" +I | a | 1", " -U | a | 1", " +U | a | 2")),
        FoldedText.of(table(" +I | a |  2")));
  }

  @Test
  void aRowMayGoBeforeItCame() {
    assertEquals(
        FoldedText.of(table(" -U | a | 1", " +U | a | 2", " +I | a | 1")),
        FoldedText.of(table(" +I | a | 2")));
  }

  @Test
  void whatNeverCameIsSeen() {
    assertNotEquals(
        FoldedText.of(table(" +I | a | 2")), FoldedText.of(table(" +I | a | 2", " -D | a | 1")));
  }

  @Test
  void otherTablesStayAsTheyAre() {
    String text = " k | n\n---+---\n a | 1\n(1 row)\n\n!ok\n";
    assertEquals(text, FoldedText.of(text));
  }
}
