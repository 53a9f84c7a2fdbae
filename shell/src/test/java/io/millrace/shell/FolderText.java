package io.millrace.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a table's folder holds. */
final class FolderText {
  private FolderText() {}

  /** The lines of all files a reader of the table would see, sorted. */
  static String sorted(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().startsWith(".")) {
          lines.addAll(Files.readAllLines(file));
        }
      }
    }
    return lines.stream().sorted().map(line -> line + "\n").collect(Collectors.joining());
  }
}
