package io.millrace.state.rocksdb;

import io.millrace.data.error.MillraceException;
import io.millrace.data.platform.FileStore;
import io.millrace.state.store.OrderedStore;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/**
 * Makes the RocksDB stores of a process: each task has an instance of its own, all share one block
 * cache. The native library is loaded with the first store.
 */
public final class RocksStores implements Closeable {
  private final FileStore files;
  private final String scratchFolder;
  private final long cacheBytes;
  private final AtomicLong count = new AtomicLong();
  private Cache cache;

  /**
   * @param files the local files of this machine, since RocksDB writes to these
   * @param scratchFolder where instances live; nothing else may be there, nothing there survives
   * @param cacheBytes size of the block cache, with index and filter blocks
   */
  public RocksStores(FileStore files, String scratchFolder, long cacheBytes) {
    this.files = files;
    this.scratchFolder = scratchFolder;
    this.cacheBytes = cacheBytes;
  }

  /** Opens an empty store; blocks. */
  public OrderedStore open() throws IOException {
    String folder = scratchFolder + "/" + count.incrementAndGet();
    files.delete(folder);
    try {
      return new RocksStore(files, folder, sharedCache());
    } catch (RocksDBException e) {
      throw new IOException("RocksDB cannot use " + folder + ": " + e.getMessage(), e);
    }
  }

  private synchronized Cache sharedCache() {
    if (cache == null) {
      try {
        RocksDB.loadLibrary();
      } catch (UnsatisfiedLinkError | RuntimeException e) {
        throw MillraceException.deterministic(
                "RocksDB's native library cannot be loaded: " + e.getMessage(), e)
            .withHint("SET 'state.backend.type' = 'hashmap' keeps all state in memory");
      }
      cache = new LRUCache(cacheBytes);
    }
    return cache;
  }

  /** Frees the cache and deletes what is left; all stores must be closed. */
  @Override
  public synchronized void close() throws IOException {
    if (cache != null) {
      cache.close();
      cache = null;
    }
    files.delete(scratchFolder);
  }
}
