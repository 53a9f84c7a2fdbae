package io.millrace.state.protocol;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is kept. */
public final class RetentionDecision {
  private RetentionDecision() {}

  /**
   * Checkpoints to delete, oldest first, so that the {@code keep} newest remain.
   *
   * @param keep at least 1
   */
  public static List<Long> surplus(Collection<Long> checkpoints, int keep) {
    List<Long> sorted = List.copyOf(new TreeSet<>(checkpoints));
    return sorted.subList(0, Math.max(0, sorted.size() - Math.max(1, keep)));
  }

  /**
   * Data files to delete: those that no kept manifest refers to and no task of this attempt needs.
   *
   * @param present names found in the data folder
   * @param referred names in kept manifests
   * @param needed names that running tasks build upon or are writing
   */
  public static List<String> garbage(
      Collection<String> present, Set<String> referred, Set<String> needed) {
    return present.stream()
        .filter(name -> !referred.contains(name) && !needed.contains(name))
        .sorted()
        .toList();
  }
}
