package io.millrace.state.rocksdb;

import io.millrace.data.error.MillraceException;
import java.io.Closeable;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;

/**
 * The block cache that all stores of a process share. It is made, and the native library loaded,
 * when the first store is opened. Thread-safe.
 */
public final class RocksCache implements Closeable {
  private long bytes;
  private Cache cache;

  /**
   * @param bytes size, with index and filter blocks
   */
  public RocksCache(long bytes) {
    this.bytes = bytes;
  }

  /** Changes the size; without effect once it is in use. */
  public synchronized void resize(long newBytes) {
    bytes = newBytes;
  }

  synchronized Cache open() {
    if (cache == null) {
      try {
        RocksDB.loadLibrary();
      } catch (UnsatisfiedLinkError | RuntimeException e) {
        throw MillraceException.deterministic(
                "RocksDB's native library cannot be loaded: " + e.getMessage(), e)
            .withHint("SET 'state.backend.type' = 'hashmap' keeps all state in memory");
      }
      cache = new LRUCache(bytes);
    }
    return cache;
  }

  /** Frees it; all stores must be closed. */
  @Override
  public synchronized void close() {
    if (cache != null) {
      cache.close();
      cache = null;
    }
  }
}
