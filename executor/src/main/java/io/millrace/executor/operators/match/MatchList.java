package io.millrace.executor.operators.match;

import java.util.ArrayList;
import java.util.List;

/** Matches, or rows tried for a match, of several keys. */
final class MatchList {
  private final List<KeyRun> runs = new ArrayList<>();
  private final List<Partial> matches = new ArrayList<>();
  private int[] behind = new int[64];

  /**
   * @param rowBehind the row behind the last one that counts
   */
  void add(KeyRun run, Partial match, int rowBehind) {
    int at = runs.size();
    if (at == behind.length) {
      behind = java.util.Arrays.copyOf(behind, at * 2);
    }
    behind[at] = rowBehind;
    runs.add(run);
    matches.add(match);
  }

  int size() {
    return runs.size();
  }

  void clear() {
    runs.clear();
    matches.clear();
  }

  /** Position of the first row of a variable. */
  int from(int i, int variable) {
    return matches.get(i).from(variable, behind[i]);
  }

  /** The row behind the last one of a variable. */
  int to(int i, int variable) {
    return matches.get(i).to(variable, behind[i]);
  }

  /** Where a row stands among all rows of the round. */
  int position(int i, int row) {
    return runs.get(i).position(row);
  }
}
