package io.millrace.state.table;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.SliceWriter;
import java.util.function.Consumer;

/**
 * Which rows of a table are in memory, and how the others come there. A table that holds all its
 * rows never asks the store; once rows were evicted from a segment, its misses are fetched.
 */
final class Residency {
  private final TableParts parts;
  private StoredRows store;
  private StoredKeys keys;
  private boolean whole = true;
  private boolean pinned;
  private boolean crowded;
  private boolean held;
  private long owedBytes;
  private Fetch pending;
  private Wanted wanted;
  private final SliceWriter key = new SliceWriter();

  Residency(TableParts parts) {
    this.parts = parts;
  }

  /** Says where rows are that are not in memory. Until then all are. */
  void storedIn(StoredRows rows, StoredKeys storedKeys) {
    this.store = rows;
    this.keys = storedKeys;
  }

  /** Some rows are not in memory any more. */
  void noLongerWhole() {
    whole = false;
  }

  /** Whether all rows are in memory, and stay until the next load: so what is owed goes now. */
  boolean isWhole() {
    pay();
    return whole;
  }

  /** Makes loads wait until there is memory. */
  void hold(boolean wait) {
    held = wait;
  }

  boolean isPinned() {
    return pinned;
  }

  /** Rows should have left memory, but were pinned. */
  void noteCrowded() {
    crowded = true;
  }

  boolean isCrowded() {
    return crowded;
  }

  /** Notes that so many bytes more, {@code most} in all, are to be freed before the next load. */
  void owe(long bytes, long most) {
    owedBytes = Math.min(owedBytes + bytes, most);
  }

  /** Frees what is owed, now that nobody has handles. */
  private void pay() {
    if (owedBytes > 0 && !pinned) {
      if (store.isIdle()) {
        parts.evict(owedBytes);
      }
      owedBytes = 0;
    }
  }

  void unpin() {
    pinned = false;
    crowded = false;
    parts.table.mayPurge = true;
  }

  /** As {@link #load}, but waits while there is no memory for rows that may be added. */
  Readiness loadToAdd(boolean prefixes, Consumer<Wanted> missing) {
    return held && !pinned ? Readiness.PENDING : load(prefixes, missing);
  }

  /**
   * Pins what is in memory, and fetches what is missing of what is needed.
   *
   * @param prefixes whether what is missing is told by what its keys begin with
   * @param missing adds what is needed and not here
   */
  Readiness load(boolean prefixes, Consumer<Wanted> missing) {
    pay();
    pinned = true;
    if (whole) {
      return Readiness.READY;
    }
    // Tombstones also tell which keys the store was found not to have.
    parts.table.mayPurge = false;
    while (true) {
      if (pending != null) {
        if (!pending.isDone()) {
          return Readiness.PENDING;
        }
        Fetch fetched = pending;
        pending = null;
        fetched.check();
        install(fetched);
      }
      wanted = new Wanted();
      missing.accept(wanted);
      if (wanted.keys().isEmpty()) {
        return Readiness.READY;
      }
      pending = new Fetch(wanted.keys(), prefixes);
      store.begin(pending);
    }
  }

  private void install(Fetch fetched) {
    for (int i = 0; i < fetched.keys().size(); i++) {
      byte[] storedKey = fetched.keys().get(i);
      byte[] value = fetched.values().get(i);
      if (value == null) {
        parts.noteAbsent(storedKey, wanted.hash(i));
      } else {
        parts.restoreIfAbsent(storedKey, value);
      }
    }
    if (fetched.prefixes()) {
      fetched.wanted().forEach(parts::arrivedAll);
    }
  }

  /** The stored key of a row of this table, or what stored keys begin with. */
  byte[] storedKey(int keyGroup, long namespace, byte[] bytes, int offset, int length) {
    keys.begin(key, keyGroup, namespace);
    key.append(bytes, offset, length);
    return key.toByteArray();
  }

  /** What the stored keys of a key group and namespace begin with. */
  byte[] prefix(int keyGroup, long namespace) {
    return storedKey(keyGroup, namespace, Bytes.EMPTY, 0, 0);
  }
}
