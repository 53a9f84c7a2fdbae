package io.millrace.functions.cast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The index of casts is written from annotations. When this fails, look at what it should be in
 * {@code target/casts.index} and copy it.
 */
class CastIndexTest {
  private static final Path INDEX =
      Path.of("src/main/resources/io/millrace/functions/cast", CastIndex.RESOURCE);

  @Test
  void theIndexSaysWhichMethodConvertsWhat() throws IOException {
    List<String> lines = CastIndex.lines();
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target/casts.index"), lines);
    assertEquals(String.join("\n", lines), String.join("\n", Files.readAllLines(INDEX)));
  }
}
