package io.millrace.state.snapshot;

import java.util.ArrayList;
import java.util.List;

/**
 * The memory that the tables of several tasks have together. While all fit, each takes what it
 * needs; when they do not, what is there is dealt out like water: who needs less than an equal part
 * keeps all it has, the others get equal parts of the rest. For any thread.
 */
public final class MemoryShares {
  private long totalBytes;
  private final List<Share> shares = new ArrayList<>();

  public MemoryShares(long totalBytes) {
    this.totalBytes = totalBytes;
  }

  /** Changes the memory that there is. */
  public synchronized void resize(long newTotalBytes) {
    totalBytes = newTotalBytes;
  }

  /** A share for one more task, which uses nothing yet. */
  public synchronized Share join() {
    Share share = new Share();
    shares.add(share);
    return share;
  }

  /** What one task takes of the memory. */
  public final class Share {
    private long usedBytes;

    private Share() {}

    /** The task is done: what it took is for others. */
    void leave() {
      synchronized (MemoryShares.this) {
        shares.remove(this);
      }
    }

    /** Notes what the task's tables take now; returns what they may take, in bytes. */
    public long limitBytes(long nowUsedBytes) {
      synchronized (MemoryShares.this) {
        usedBytes = nowUsedBytes;
        long all = 0;
        for (Share share : shares) {
          all += share.usedBytes;
        }
        return all <= totalBytes ? nowUsedBytes + totalBytes - all : level();
      }
    }
  }

  /** The level L at which the sum of min(used, L) over all shares is the total. */
  private long level() {
    long level = totalBytes / shares.size();
    while (true) {
      long low = 0;
      int high = 0;
      for (Share share : shares) {
        low += share.usedBytes <= level ? share.usedBytes : 0;
        high += share.usedBytes <= level ? 0 : 1;
      }
      long raised = high == 0 ? level : (totalBytes - low) / high;
      if (raised <= level) {
        return level;
      }
      level = raised;
    }
  }
}
