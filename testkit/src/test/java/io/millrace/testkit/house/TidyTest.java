package io.millrace.testkit.house;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The budgets that keep the house small; each finding is one line {@code path:line: message}. */
class TidyTest {
  private static final int FILE_LINES = 500;
  private static final int METHOD_LINES = 70;
  private static final int ABSTRACT_METHODS = 8;
  private static final int CONSTRUCTOR_PARAMETERS = 7;
  private static final Pattern BANNED_PACKAGE =
      Pattern.compile("(?m)^package .*\\b(util|utils|common|misc|helper|helpers)\\b");
  private static final Pattern BANNED_SUFFIX =
      Pattern.compile(
          "\\b(?:class|interface|record|enum)\\s+(\\w+(?:Impl|Manager|Helper|Util|Utils))\\b");

  private final List<String> findings = new ArrayList<>();

  @Test
  void filesKeepToTheirRoom() throws IOException {
    for (Source source : sources()) {
      int lines = source.lines().size();
      if (lines > FILE_LINES) {
        report(source, 1, lines + " lines, at most " + FILE_LINES + ": find the missing wall");
      }
    }
    check();
  }

  @Test
  void methodsAreShort() throws IOException {
    for (Outlined outlined : outlined()) {
      Source source = outlined.source();
      for (JavaOutline.Method method : outlined.outline().methods()) {
        if (method.lines() > METHOD_LINES) {
          report(
              source,
              method.line(),
              method.name() + " has " + method.lines() + " lines, at most " + METHOD_LINES);
        }
        if (method.constructor() && method.parameters() > CONSTRUCTOR_PARAMETERS) {
          report(
              source,
              method.line(),
              "constructor with "
                  + method.parameters()
                  + " parameters, at most "
                  + CONSTRUCTOR_PARAMETERS);
        }
      }
    }
    check();
  }

  @Test
  void interfacesAreNarrow() throws IOException {
    for (Outlined outlined : outlined()) {
      Source source = outlined.source();
      for (JavaOutline.Interface type : outlined.outline().interfaces()) {
        if (type.abstractMethods() > ABSTRACT_METHODS) {
          report(
              source,
              type.line(),
              type.name()
                  + " has "
                  + type.abstractMethods()
                  + " abstract methods, at most "
                  + ABSTRACT_METHODS);
        }
      }
    }
    check();
  }

  @Test
  void namesSayWhatThingsAre() throws IOException {
    for (Source source : sources()) {
      Matcher banned = BANNED_PACKAGE.matcher(source.text());
      if (banned.find()) {
        report(source, 1, "package named for nothing: " + banned.group());
      }
      Matcher suffix = BANNED_SUFFIX.matcher(JavaOutline.blank(source.text()));
      while (suffix.find()) {
        report(source, source.lineOf(suffix.start()), "name it for what it is: " + suffix.group(1));
      }
    }
    check();
  }

  @Test
  void everyPackageIntroducesItself() throws IOException {
    Path root = root();
    for (Source source : sources()) {
      Path folder = source.path().getParent();
      Path info = folder.resolve("package-info.java");
      if (!folder.toString().contains("src/main/java")) {
        continue;
      }
      if (!Files.exists(root.resolve(info))) {
        report(source, 1, "its package has no package-info.java");
      } else if (source.path().endsWith("package-info.java")) {
        long prose = source.lines().stream().filter(l -> l.startsWith(" * ")).count();
        if (prose < 2 || prose > 12) {
          report(source, 1, "package-info should have 3 to 10 lines of prose, has " + prose);
        }
      }
    }
    check();
  }

  @Test
  void theRepositoryStandsAlone() throws IOException {
    Pattern outside =
        Pattern.compile("\\.\\./shared|/work/|DESIGN\\.md|SQL-CHECKLIST|STYLE\\.md|\\bTODO\\b");
    for (Source source : sources()) {
      if (source.path().endsWith("TidyTest.java")) {
        continue;
      }
      Matcher matcher = outside.matcher(source.text());
      while (matcher.find()) {
        report(source, source.lineOf(matcher.start()), "refers to " + matcher.group());
      }
    }
    check();
  }

  private void report(Source source, int line, String message) {
    findings.add(source.path() + ":" + line + ": " + message);
  }

  private void check() {
    assertTrue(findings.isEmpty(), () -> "\n" + String.join("\n", findings));
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve(".mvn"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static List<Source> sources() throws IOException {
    Path root = root();
    try (Stream<Path> modules = Files.list(root)) {
      List<Source> sources = new ArrayList<>();
      for (Path module : modules.filter(m -> Files.exists(m.resolve("src"))).sorted().toList()) {
        try (Stream<Path> files = Files.walk(module.resolve("src"))) {
          for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
            sources.add(new Source(root.relativize(file), Files.readString(file)));
          }
        }
      }
      assertTrue(sources.size() > 50, "found only " + sources.size() + " sources");
      return sources;
    }
  }

  private static List<Outlined> outlined() throws IOException {
    List<Source> sources = sources();
    List<JavaOutline> outlines = JavaOutline.of(sources.stream().map(Source::text).toList());
    return IntStream.range(0, sources.size())
        .mapToObj(i -> new Outlined(sources.get(i), outlines.get(i)))
        .toList();
  }

  private record Outlined(Source source, JavaOutline outline) {}

  private record Source(Path path, String text) {
    List<String> lines() {
      return text.lines().toList();
    }

    int lineOf(int offset) {
      return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }
  }
}
