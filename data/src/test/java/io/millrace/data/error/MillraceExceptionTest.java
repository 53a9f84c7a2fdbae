package io.millrace.data.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MillraceExceptionTest {

  @Test
  void carriesHintAndPlace() {
    SourcePosition position = new SourcePosition("a.sql", 3, 7, 2);
    MillraceException e =
        MillraceException.deterministic("no table 't'").withHint("Create it.").at(position);
    assertEquals("no table 't'", e.getMessage());
    assertEquals(Optional.of("Create it."), e.hint());
    assertEquals("a.sql:3:7", e.position().orElseThrow().toString());
    assertEquals("3:7", new SourcePosition(null, 3, 7, 2).toString());
  }

  @Test
  void failuresAreClassifiedByTheirFirstKnownCause() {
    IOException io = new IOException("disk");
    assertEquals(FailureClass.TRANSIENT, MillraceException.classOf(io));
    assertEquals(
        FailureClass.TRANSIENT, MillraceException.classOf(new UncheckedIOException("x", io)));
    assertEquals(
        FailureClass.DETERMINISTIC, MillraceException.classOf(new AccessDeniedException("/x")));
    assertEquals(
        FailureClass.DETERMINISTIC, MillraceException.classOf(new IllegalStateException()));
    assertEquals(
        FailureClass.DETERMINISTIC,
        MillraceException.classOf(
            new RuntimeException(MillraceException.deterministic("bad record", io))));
  }

  @Test
  void whatAFileSystemWillAnswerAgainIsNotRetried() {
    for (String lasting :
        List.of(
            "Not a directory", "Is a directory", "Read-only file system", "File name too long")) {
      assertEquals(
          FailureClass.DETERMINISTIC,
          MillraceException.classOf(new FileSystemException("/x", null, lasting)),
          lasting);
      assertEquals(
          FailureClass.DETERMINISTIC, MillraceException.classOf(new IOException(lasting)), lasting);
    }
    for (String healing : List.of("No space left on device", "Input/output error")) {
      assertEquals(
          FailureClass.TRANSIENT,
          MillraceException.classOf(new FileSystemException("/x", null, healing)),
          healing);
    }
    assertEquals(FailureClass.TRANSIENT, MillraceException.classOf(new FileSystemException("/x")));
  }

  @Test
  void nearestName() {
    List<String> names = List.of("origin", "carrier", "arr_delay", "dep_delay");
    assertEquals(Optional.of("origin"), NearestName.of("orgin", names));
    assertEquals(Optional.of("origin"), NearestName.of("ORIGIN", names));
    assertEquals(Optional.of("carrier"), NearestName.of("carreir", names));
    assertEquals(Optional.of("dep_delay"), NearestName.of("depdelay", names));
    assertEquals(Optional.empty(), NearestName.of("passengers", names));
    assertEquals(Optional.empty(), NearestName.of("x", List.of()));
    assertEquals(Optional.empty(), NearestName.of("a", List.of("b")), "short names are all near");
    assertEquals(Optional.of("a"), NearestName.of("A", List.of("a")));
    assertNull(NearestName.hint("passengers", names));
    assertEquals(1, NearestName.distance("ab", "ba"));
    assertEquals(3, NearestName.distance("", "abc"));
  }
}
