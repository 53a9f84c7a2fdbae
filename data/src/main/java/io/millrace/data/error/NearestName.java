package io.millrace.data.error;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a misspelt one was probably meant to be. */
public final class NearestName {
  private NearestName() {}

  /** Below this length an edit makes another name of any. */
  private static final int SHORT = 3;

  /**
   * The candidate with the fewest edits (insert, delete, replace, swap neighbours; case is no
   * edit), if they are at most a third of the wanted name's length. Among equals the first. Never
   * the wanted name itself.
   */
  public static Optional<String> of(String wanted, Collection<String> candidates) {
    String folded = wanted.toLowerCase(Locale.ROOT);
    int bound = folded.length() / SHORT;
    String nearest = null;
    for (String candidate : candidates) {
      boolean other = !candidate.equals(wanted);
      if (other && Math.abs(candidate.length() - wanted.length()) <= bound) {
        int distance = distance(folded, candidate.toLowerCase(Locale.ROOT));
        if (distance < bound || distance == bound && nearest == null) {
          bound = distance;
          nearest = candidate;
        }
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** {@code Did you mean 'x'?}, or null when nothing is near. */
  public static String hint(String wanted, Collection<String> candidates) {
    return of(wanted, candidates).map(name -> "Did you mean '" + name + "'?").orElse(null);
  }

  /** Edits between two names: the restricted Damerau-Levenshtein distance. */
  static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    Arrays.setAll(last, j -> j);
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(last[j], row[j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      int[] free = before;
      before = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }
}
