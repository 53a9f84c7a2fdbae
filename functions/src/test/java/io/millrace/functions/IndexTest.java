package io.millrace.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.functions.registry.FunctionRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The index says which class holds which function, so that start-up need not look. */
class IndexTest {
  private static final Path INDEX =
      Path.of("src/main/resources/io/millrace/functions", BuiltInFunctions.INDEX);

  @Test
  void theIndexIsUpToDate() throws IOException {
    List<String> expected = FunctionRegistry.index(BuiltInFunctions.classes());
    if (Boolean.getBoolean("accept")) {
      Files.write(INDEX, expected, StandardCharsets.UTF_8);
    }
    assertEquals(
        String.join("\n", expected),
        String.join("\n", Files.readAllLines(INDEX)),
        "run the tests of this module with -Daccept=true");
  }

  @Test
  void everyFunctionKeepsTheCallingConvention() {
    FunctionRegistry registry = BuiltInFunctions.registry();
    for (String name : registry.names()) {
      registry.describe(name);
    }
  }
}
