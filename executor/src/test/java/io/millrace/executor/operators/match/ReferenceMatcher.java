package io.millrace.executor.operators.match;

import java.util.ArrayList;
import java.util.List;

/**
 * MATCH_RECOGNIZE by trying everything: for each first row every way to deal out the rows behind it
 * to variables. Shares no code with the operator but the descriptions of pattern and skipping.
 */
final class ReferenceMatcher {
  /** Rows of a key, in order: {@code {time, x, ...}}. */
  private final List<long[]> rows;

  private final List<MatchVariable> variables;
  private final Fits fits;
  private final AfterMatch after;
  private final long within;
  private int[] best;
  private boolean open;

  /** Whether the last row of a match fits the variable that it was given to. */
  interface Fits {
    /**
     * @param first of the rows of the match
     * @param owners by row of the match: its variable
     */
    boolean test(List<long[]> rows, int first, int[] owners);
  }

  ReferenceMatcher(
      List<long[]> rows, List<MatchVariable> variables, AfterMatch after, long within, Fits fits) {
    this.rows = rows;
    this.variables = variables;
    this.after = after;
    this.within = within;
    this.fits = fits;
  }

  /** A match: number of its first row, and the variables of its rows. */
  record Match(int first, int[] owners) {}

  /** Null if a match says that nothing can come after it. */
  List<Match> matches() {
    List<Match> found = new ArrayList<>();
    int first = 0;
    while (first < rows.size()) {
      best = null;
      open = false;
      explore(first, new int[0]);
      if (best == null) {
        if (open && within == 0) {
          return found;
        }
        first++;
        continue;
      }
      found.add(new Match(first, best));
      int resume = resume(first, best);
      if (resume <= first) {
        return null;
      }
      first = resume;
    }
    return found;
  }

  private int resume(int first, int[] owners) {
    switch (after.kind()) {
      case PAST_LAST_ROW:
        return first + owners.length;
      case TO_NEXT_ROW:
        return first + 1;
      default:
        int row = -1;
        for (int i = 0; i < owners.length; i++) {
          boolean wanted = owners[i] == after.variable();
          if (wanted && (row < 0 || after.kind() == AfterMatch.Kind.TO_LAST)) {
            row = i;
          }
        }
        return first + row;
    }
  }

  /** Tries the next row for every variable; the first shortest way that is found is the best. */
  private void explore(int first, int[] owners) {
    if (best != null && owners.length >= best.length) {
      return;
    }
    int row = first + owners.length;
    if (row == rows.size()) {
      open = true;
      return;
    }
    if (within > 0 && rows.get(row)[0] - rows.get(first)[0] >= within) {
      return;
    }
    int last = owners.length == 0 ? -1 : owners[owners.length - 1];
    for (int next = Math.max(0, last); next < variables.size(); next++) {
      int[] longer = with(owners, next);
      if (!allowed(first, owners, last, next) || !fits.test(rows, first, longer)) {
        continue;
      }
      if (isComplete(first, owners, longer) && (best == null || longer.length < best.length)) {
        best = longer;
      }
      boolean full =
          next == variables.size() - 1 && count(longer, next) == variables.get(next).max();
      if (!full) {
        explore(first, longer);
      }
    }
  }

  private boolean allowed(int first, int[] owners, int last, int next) {
    if (next == last) {
      return count(owners, next) < variables.get(next).max();
    }
    if (last >= 0 && count(owners, last) < variables.get(last).min()) {
      return false;
    }
    for (int between = last + 1; between < next; between++) {
      if (variables.get(between).min() > 0) {
        return false;
      }
    }
    return leaves(first, owners, Math.max(0, last), next);
  }

  /** No greedy variable from {@code from} to before {@code to} claims the row. */
  private boolean leaves(int first, int[] owners, int from, int to) {
    for (int v = from; v < to; v++) {
      if (variables.get(v).greedy() && fits.test(rows, first, with(owners, v))) {
        return false;
      }
    }
    return true;
  }

  private boolean isComplete(int first, int[] before, int[] owners) {
    int last = owners[owners.length - 1];
    if (count(owners, last) < variables.get(last).min()) {
      return false;
    }
    for (int v = last + 1; v < variables.size(); v++) {
      if (variables.get(v).min() > 0) {
        return false;
      }
    }
    return leaves(first, before, last, variables.size() - 1);
  }

  private static int count(int[] owners, int variable) {
    int count = 0;
    for (int owner : owners) {
      count += owner == variable ? 1 : 0;
    }
    return count;
  }

  private static int[] with(int[] owners, int next) {
    int[] longer = java.util.Arrays.copyOf(owners, owners.length + 1);
    longer[owners.length] = next;
    return longer;
  }
}
