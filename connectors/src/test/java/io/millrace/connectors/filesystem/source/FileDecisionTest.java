package io.millrace.connectors.filesystem.source;

import static io.millrace.connectors.filesystem.source.FileDecision.BEGIN;
import static io.millrace.connectors.filesystem.source.FileDecision.CONTINUE;
import static io.millrace.connectors.filesystem.source.FileDecision.CONTINUE_TO_REST;
import static io.millrace.connectors.filesystem.source.FileDecision.SHRANK;
import static io.millrace.connectors.filesystem.source.FileDecision.SKIP;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FileDecisionTest {

  private static FilePosition at(long bytes, long finishedSize) {
    return new FilePosition("f", bytes, 3, 10, 7, finishedSize, true);
  }

  @Test
  void decides() {
    record Case(FilePosition known, long size, boolean gzip, FileDecision decision) {}
    List<Case> cases =
        List.of(
            new Case(null, 0, false, BEGIN),
            new Case(null, 9, true, BEGIN),
            new Case(at(5, -1), 5, false, CONTINUE),
            new Case(at(5, -1), 9, false, CONTINUE),
            new Case(at(5, -1), 4, false, SHRANK),
            new Case(at(5, -1), 4, true, CONTINUE),
            new Case(at(9, 9), 9, false, SKIP),
            new Case(at(9, 9), 10, false, CONTINUE),
            new Case(at(9, 9), 8, false, SHRANK),
            new Case(at(5, 9), 9, false, CONTINUE_TO_REST),
            new Case(at(5, 9), 8, false, SHRANK),
            new Case(at(5, 9), 10, false, CONTINUE),
            new Case(at(50, 9), 9, true, SKIP),
            new Case(at(5, 9), 9, true, SKIP),
            new Case(at(50, 9), 10, true, CONTINUE),
            new Case(at(50, 9), 8, true, SHRANK));
    for (Case c : cases) {
      assertEquals(c.decision, FileDecision.of(c.known, c.size, c.gzip, true), c.toString());
    }
  }

  @Test
  void aRestIsHeldBackWhileSomebodyMayWriteIt() {
    assertEquals(SKIP, FileDecision.of(at(5, 9), 9, false, false));
    assertEquals(CONTINUE, FileDecision.of(at(5, 9), 10, false, false));
  }

  @Test
  void positionsAreReadBack() {
    FilePosition position = new FilePosition("ä/b", 1L << 40, 5, 4096, -1, -1, false);
    assertEquals(position, FilePosition.decode(position.encode()));
    assertEquals(at(1, 2), FilePosition.decode(at(1, 2).encode()));
  }
}
