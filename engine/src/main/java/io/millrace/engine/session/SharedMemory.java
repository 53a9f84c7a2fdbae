package io.millrace.engine.session;

import io.millrace.data.option.MemorySize;
import io.millrace.data.option.Options;
import io.millrace.data.platform.OuterWorld;
import io.millrace.engine.config.ExecutionOptions;
import io.millrace.state.rocksdb.RocksCache;
import io.millrace.state.snapshot.MemoryShares;

/**
 * The memory that state may take in this process, whatever number of sessions and jobs there are.
 * Its size is what the job started last says; that of the cache, what the first one said whose
 * state went to RocksDB. Thread-safe.
 */
@OuterWorld
public final class SharedMemory implements AutoCloseable {
  private static final double TABLES_SHARE = 0.75;
  private static final long LEAST_CACHE_BYTES = 8L << 20;

  private final MemoryShares tables = new MemoryShares(0);
  private final RocksCache cache = new RocksCache(LEAST_CACHE_BYTES);

  private static long budgetBytes(Options options) {
    MemorySize size = options.get(ExecutionOptions.MEMORY_BUDGET);
    return size == null ? Runtime.getRuntime().maxMemory() / 2 : size.bytes();
  }

  static long tableBytes(Options options) {
    return (long) (budgetBytes(options) * TABLES_SHARE);
  }

  static long cacheBytes(Options options) {
    return Math.max(LEAST_CACHE_BYTES, budgetBytes(options) - tableBytes(options));
  }

  /** What tables have together from now on. */
  MemoryShares tables(Options options) {
    tables.resize(tableBytes(options));
    return tables;
  }

  RocksCache cache(Options options) {
    cache.resize(cacheBytes(options));
    return cache;
  }

  /** Frees the cache; all sessions must be closed. */
  @Override
  public void close() {
    cache.close();
  }
}
