package io.millrace.state.rocksdb;

import io.millrace.data.platform.FileStore;
import io.millrace.state.store.OrderedStore;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.rocksdb.RocksDBException;

/** Makes the RocksDB stores of a job: each task has an instance of its own. */
public final class RocksStores implements Closeable {
  private final FileStore files;
  private final String scratchFolder;
  private final RocksCache cache;
  private final AtomicLong count = new AtomicLong();

  /**
   * @param files the local files of this machine, since RocksDB writes to these
   * @param scratchFolder where instances live; nothing else may be there, nothing there survives
   * @param cache the process's block cache, closed by its owner
   */
  public RocksStores(FileStore files, String scratchFolder, RocksCache cache) {
    this.files = files;
    this.scratchFolder = scratchFolder;
    this.cache = cache;
  }

  /** Opens an empty store; blocks. */
  public OrderedStore open() throws IOException {
    String folder = scratchFolder + "/" + count.incrementAndGet();
    files.delete(folder);
    try {
      return new RocksStore(files, folder, cache.open());
    } catch (RocksDBException e) {
      throw new IOException("RocksDB cannot use " + folder + ": " + e.getMessage(), e);
    }
  }

  /** Deletes what is left; all stores must be closed. */
  @Override
  public void close() throws IOException {
    files.delete(scratchFolder);
  }
}
