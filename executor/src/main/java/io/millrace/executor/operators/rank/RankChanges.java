package io.millrace.executor.operators.rank;

import io.millrace.executor.operators.rank.TopNSpec.Function;
import java.util.Arrays;

/**
 * What the ranks of a partition's rows were, and are, when one row comes or goes: of rows in order,
 * with that row among them, each gets a rank that counts it and one that does not.
 */
final class RankChanges {
  /** Stands for "not in the range". */
  static final long NONE = -1;

  private final Function function;
  private long start;
  private long end;
  private long[] handles = new long[16];
  private long[] without = new long[16];
  private long[] with = new long[16];
  private int size;
  private long countWith;
  private long countWithout;
  private long rankWith;
  private long rankWithout;

  RankChanges(Function function) {
    this.function = function;
  }

  void begin(long firstRank, long lastRank) {
    start = firstRank;
    end = lastRank;
    size = 0;
    countWith = 0;
    countWithout = 0;
    rankWith = 0;
    rankWithout = 0;
  }

  /** Begins behind so many rows that keep their row numbers. */
  void beginBehind(long firstRank, long lastRank, long rowsBefore) {
    begin(firstRank, lastRank);
    countWith = rowsBefore;
    countWithout = rowsBefore;
  }

  /**
   * Takes the next row.
   *
   * @param tie whether its sort key is that of the row before
   * @param tieWithout whether it is that of the row before, the one that comes or goes left out
   * @param subject whether it is the one that comes or goes
   * @return whether rows behind it may still be in the range
   */
  boolean add(long handle, boolean tie, boolean tieWithout, boolean subject) {
    countWith++;
    rankWith = next(rankWith, countWith, tie);
    if (!subject) {
      countWithout++;
      rankWithout = next(rankWithout, countWithout, tieWithout);
    }
    long inWith = visible(rankWith);
    long inWithout = subject ? NONE : visible(rankWithout);
    if (inWith != NONE || inWithout != NONE) {
      put(handle, inWith, inWithout);
    }
    return Math.min(rankWith, subject ? rankWith : rankWithout) <= end;
  }

  private long next(long rank, long count, boolean tie) {
    return switch (function) {
      case ROW_NUMBER -> count;
      case RANK -> tie ? rank : count;
      case DENSE_RANK -> tie ? rank : rank + 1;
    };
  }

  private long visible(long rank) {
    return rank >= start && rank <= end ? rank : NONE;
  }

  private void put(long handle, long inWith, long inWithout) {
    if (size == handles.length) {
      handles = Arrays.copyOf(handles, size * 2);
      without = Arrays.copyOf(without, size * 2);
      with = Arrays.copyOf(with, size * 2);
    }
    handles[size] = handle;
    with[size] = inWith;
    without[size++] = inWithout;
  }

  int size() {
    return size;
  }

  long handle(int i) {
    return handles[i];
  }

  /** Rank with the row that comes or goes, or NONE. */
  long with(int i) {
    return with[i];
  }

  /** Rank without the row that comes or goes, or NONE. */
  long without(int i) {
    return without[i];
  }
}
