package io.millrace.state.table;

/** Brings rows that are not in memory, off the task's thread. */
public interface StoredRows {
  /** Begins to fill a fetch, which may be done when this returns; wakes the task when it is. */
  void begin(Fetch fetch);

  /** Whether all that was written is there, so that it may be evicted. */
  boolean isIdle();
}
