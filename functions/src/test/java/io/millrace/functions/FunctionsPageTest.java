package io.millrace.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.millrace.functions.registry.FunctionDescription;
import io.millrace.functions.registry.FunctionRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The page of functions and the index are written from the annotations. When this fails, look at
 * what they should be in {@code target/functions.md} and {@code target/functions.index} and copy
 * them.
 */
class FunctionsPageTest {
  private static final Path PAGE = Path.of("../docs/functions.md");
  private static final Path INDEX =
      Path.of("src/main/resources/io/millrace/functions", BuiltInFunctions.INDEX);

  private static final Map<String, String> TITLES = new LinkedHashMap<>();

  static {
    TITLES.put("string", "Strings");
    TITLES.put("math", "Numbers");
    TITLES.put("temporal", "Dates and times");
    TITLES.put("conditional", "Choices");
    TITLES.put("collection", "Arrays and maps");
    TITLES.put("json", "JSON");
    TITLES.put("variant", "VARIANT");
    TITLES.put("system", "System");
  }

  private static final List<String> LINES = FunctionRegistry.index(BuiltInFunctions.classes());

  @Test
  void theIndexSaysWhichMethodIsWhichFunction() throws IOException {
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target/functions.index"), LINES);
    assertEquals(String.join("\n", LINES), String.join("\n", Files.readAllLines(INDEX)));
  }

  @Test
  void thePageSaysWhatIsDeclared() throws IOException {
    FunctionRegistry registry =
        FunctionRegistry.ofIndex(LINES, BuiltInFunctions.class.getClassLoader());
    StringBuilder page = new StringBuilder();
    page.append("# Functions\n\n");
    page.append("The scalar functions of the dialect. A call is NULL if an argument is, unless");
    page.append(
        " said otherwise.\nOperators, CASE, COALESCE, CAST and the aggregate functions are");
    page.append(" not listed here.\nText in italics is the type of the result. Functions marked *");
    page.append(" give another result at another time.\n");
    Set<String> listed = new HashSet<>();
    TITLES.forEach((family, title) -> section(page, registry, family, title, listed));
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/functions.md"), page);
    assertEquals(page.toString(), Files.exists(PAGE) ? Files.readString(PAGE) : "");
  }

  private static void section(
      StringBuilder page,
      FunctionRegistry registry,
      String family,
      String title,
      Set<String> listed) {
    page.append("\n## ").append(title).append("\n\n| function | what |\n|---|---|\n");
    TreeSet<String> names = new TreeSet<>();
    for (String line : LINES) {
      String[] words = line.split("\t");
      if (words[4].startsWith("io.millrace.functions." + family + ".")) {
        names.add(words[0]);
      }
    }
    names.removeIf(name -> !listed.add(name));
    for (String name : names) {
      append(page, registry.describe(name), registry.documentation(name));
    }
  }

  private static void append(StringBuilder page, FunctionDescription function, String doc) {
    assertFalse(doc.isEmpty(), function.name() + " has no documentation");
    page.append("| ");
    for (int i = 0; i < function.signatures().size(); i++) {
      page.append(i == 0 ? "" : "<br>").append('`');
      page.append(function.signatures().get(i).replace("|", "\\|")).append("` *");
      page.append(function.results().get(i).replace("<", "&lt;")).append('*');
    }
    boolean steady = function.determinism().name().equals("DETERMINISTIC");
    page.append(steady ? "" : " \\*").append(" | ");
    page.append(doc.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*"));
    page.append(" |\n");
  }
}
