package io.millrace.state.table;

import java.util.ArrayList;
import java.util.List;

/** Stored rows on their way to a table. Filled by one I/O thread, then read by the task. */
public final class Fetch {
  private final List<byte[]> wanted;
  private final boolean prefixes;
  private final List<byte[]> keys = new ArrayList<>();
  private final List<byte[]> values = new ArrayList<>();
  private Throwable failure;
  private volatile boolean done;

  /**
   * @param wanted keys, or what keys begin with
   * @param prefixes which of the two
   */
  Fetch(List<byte[]> wanted, boolean prefixes) {
    this.wanted = wanted;
    this.prefixes = prefixes;
  }

  public List<byte[]> wanted() {
    return wanted;
  }

  /** Whether all rows are wanted whose keys begin with one of {@link #wanted}. */
  public boolean prefixes() {
    return prefixes;
  }

  /** Adds a row; a null value says that there is none of that key. */
  public void add(byte[] key, byte[] value) {
    keys.add(key);
    values.add(value);
  }

  /** Says that all rows were added. The task is to be woken afterwards. */
  public void complete() {
    done = true;
  }

  /** Says that reading failed. The task is to be woken afterwards. */
  public void fail(Throwable e) {
    failure = e;
    done = true;
  }

  boolean isDone() {
    return done;
  }

  /** Throws what made reading fail. */
  void check() {
    if (failure != null) {
      throw StateFailure.of("read state", failure);
    }
  }

  List<byte[]> keys() {
    return keys;
  }

  List<byte[]> values() {
    return values;
  }
}
