package io.millrace.benchmarks.jobs;

import io.millrace.data.platform.OuterWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What checkpoints have written, files included that are gone by now if they were ever seen. */
@OuterWorld
final class CheckpointFolder {
  private final Path folder;
  private final Map<Path, Long> sizes = new HashMap<>();

  CheckpointFolder(Path folder) {
    this.folder = folder;
  }

  /** Looks at the files; returns the bytes of all that were seen so far. */
  long look() {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(file -> !Files.isDirectory(file)).forEach(this::note);
    } catch (IOException | UncheckedIOException e) {
      // A file went while the folder was walked: the next look sees the rest.
      return seen();
    }
    return seen();
  }

  private void note(Path file) {
    try {
      sizes.merge(file, Files.size(file), Math::max);
    } catch (NoSuchFileException e) {
      sizes.putIfAbsent(file, 0L);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long seen() {
    return sizes.values().stream().mapToLong(Long::longValue).sum();
  }
}
