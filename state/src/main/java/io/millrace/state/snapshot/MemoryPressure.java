package io.millrace.state.snapshot;

import io.millrace.state.table.TableParts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Keeps the tables of a task within what they may take: evicts rows that the store has, a few
 * segments a step; has changed rows written first when there are too few others.
 */
final class MemoryPressure {
  /** What is to be done by the owner of the tables. */
  enum Need {
    NOTHING,
    /** The store must be opened. */
    STORE,
    /** Changed rows must be written, so that they can be evicted. */
    WRITING
  }

  private static final int MOST_STEPS_BETWEEN_CHECKS = 64;
  private static final int SEGMENTS_A_STEP = 4;

  private final MemoryShares.Share share;
  private final Collection<TableParts> tables;

  /** What the tables took when last looked at, how many steps ago, and after how many to look. */
  private long lastSize;

  private int steps;
  private int nextCheck = 1;
  private boolean high;
  private boolean farOver;
  private int position;
  private int round;

  MemoryPressure(MemoryShares.Share share, Collection<TableParts> tables) {
    this.share = share;
    this.tables = tables;
  }

  long sizeBytes() {
    long size = 0;
    for (TableParts parts : tables) {
      size += parts.sizeBytes();
    }
    return size;
  }

  boolean isOver() {
    long size = sizeBytes();
    return size > share.limitBytes(size);
  }

  /** Whether tables were so far over their share, when last looked at, that they must not grow. */
  boolean isFarOver() {
    return farOver;
  }

  /**
   * Does a step's share of the work.
   *
   * @param evictable whether rows may be evicted: everything that was written is in the store
   */
  Need relieve(boolean opened, boolean evictable) {
    if (++steps < nextCheck && !high) {
      return Need.NOTHING;
    }
    // Once too high it goes well below, so that it does not come back at the next row.
    long size = sizeBytes();
    long limit = share.limitBytes(size);
    farOver = size > limit + limit / 4;
    long grown = Math.max(0, size - lastSize);
    lookAgain(size, limit, grown);
    if (size <= (high ? limit / 4 * 3 : limit)) {
      high = false;
      return Need.NOTHING;
    }
    high = true;
    if (!opened) {
      return Need.STORE;
    }
    if (!evictable) {
      return Need.NOTHING;
    }
    long rows = 0;
    long changed = 0;
    for (TableParts parts : tables) {
      rows += parts.rows();
      changed += parts.changedRows();
    }
    if (rows == 0) {
      high = false;
      return Need.NOTHING;
    }
    if (changed * 4 > rows * 3) {
      return Need.WRITING;
    }
    evictSome();
    // Rows that are pinned go later, more than came: or there would never be memory enough.
    for (TableParts parts : tables) {
      parts.evictLater(Math.max(2 * grown, size / 64), size - limit / 4 * 3);
    }
    return Need.NOTHING;
  }

  /** Looks the sooner the faster tables grow towards their limit, twice as late at most. */
  private void lookAgain(long size, long limit, long grown) {
    long latest = Math.min(MOST_STEPS_BETWEEN_CHECKS, nextCheck * 2L);
    long room = (limit - size) / (2 * (1 + grown / steps));
    nextCheck = (int) Math.max(1, Math.min(latest, room));
    lastSize = size;
    steps = 0;
  }

  /** Goes round all segments; the first time round it spares what changed lately. */
  private void evictSome() {
    List<TableParts> all = new ArrayList<>(tables);
    int total = all.stream().mapToInt(TableParts::segmentCount).sum();
    for (int i = 0; i < SEGMENTS_A_STEP && total > 0; i++) {
      if (position >= total) {
        position = 0;
        round++;
      }
      int at = position++;
      for (TableParts parts : all) {
        if (at < parts.segmentCount()) {
          parts.evict(at, round % 2 == 1);
          break;
        }
        at -= parts.segmentCount();
      }
    }
  }
}
