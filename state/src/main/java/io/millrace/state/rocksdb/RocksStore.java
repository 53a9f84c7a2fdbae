package io.millrace.state.rocksdb;

import io.millrace.data.platform.FileStore;
import io.millrace.state.store.OrderedStore;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.IngestExternalFileOptions;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * A RocksDB instance that is fed with runs only: no memtable, no write-ahead log. Runs come in by
 * hard link, so they must not be changed: the sequence number of an ingestion stays out of the
 * file.
 */
final class RocksStore implements OrderedStore {
  private final FileStore files;
  private final String folder;
  private final BloomFilter filter = new BloomFilter(10);
  private final Options options;
  private final IngestExternalFileOptions ingestion =
      new IngestExternalFileOptions()
          .setMoveFiles(true)
          .setWriteGlobalSeqno(false)
          .setAllowBlockingFlush(false);
  private final ReadOptions reading = new ReadOptions();
  private final RocksDB db;
  private long ingested;

  /** Held by readers; closing waits for them, since a closed instance brings the process down. */
  private final ReadWriteLock open = new ReentrantReadWriteLock();

  private boolean closed;

  RocksStore(FileStore files, String folder, Cache cache) throws IOException, RocksDBException {
    this.files = files;
    this.folder = folder;
    this.options =
        new Options()
            .setCreateIfMissing(true)
            .setMaxBackgroundJobs(2)
            .setCompressionType(CompressionType.NO_COMPRESSION)
            .setLevelCompactionDynamicLevelBytes(true)
            .setTableFormatConfig(
                new BlockBasedTableConfig()
                    .setBlockCache(cache)
                    .setCacheIndexAndFilterBlocks(true)
                    .setPinL0FilterAndIndexBlocksInCache(true)
                    .setFilterPolicy(filter));
    // RocksDB makes the last folder of its path only.
    files.create(folder + "/in-use").close();
    this.db = RocksDB.open(options, folder + "/db");
  }

  @Override
  public void ingest(String runPath) throws IOException {
    String name = folder + "/" + ingested++ + ".sst";
    files.link(runPath, name);
    try {
      db.ingestExternalFile(List.of(name), ingestion);
    } catch (RocksDBException e) {
      throw new IOException("RocksDB does not take " + runPath + ": " + e.getMessage(), e);
    }
  }

  @Override
  public byte[][] get(byte[][] keys) throws IOException {
    beginReading();
    try {
      return db.multiGetAsList(reading, Arrays.asList(keys)).toArray(byte[][]::new);
    } catch (RocksDBException e) {
      throw new IOException("RocksDB cannot read " + folder + ": " + e.getMessage(), e);
    } finally {
      open.readLock().unlock();
    }
  }

  @Override
  public void scan(byte[] prefix, RowVisitor visitor) throws IOException {
    beginReading();
    try (RocksIterator rows = db.newIterator(reading)) {
      for (rows.seek(prefix); rows.isValid(); rows.next()) {
        byte[] key = rows.key();
        boolean fits =
            key.length >= prefix.length
                && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
        if (!fits) {
          return;
        }
        visitor.row(key, rows.value());
      }
      rows.status();
    } catch (RocksDBException e) {
      throw new IOException("RocksDB cannot read " + folder + ": " + e.getMessage(), e);
    } finally {
      open.readLock().unlock();
    }
  }

  private void beginReading() throws IOException {
    open.readLock().lock();
    if (closed) {
      open.readLock().unlock();
      throw new IOException("RocksDB is closed: " + folder);
    }
  }

  @Override
  public void close() throws IOException {
    open.writeLock().lock();
    try {
      closed = true;
      db.close();
      reading.close();
      ingestion.close();
      options.close();
      filter.close();
    } finally {
      open.writeLock().unlock();
    }
    files.delete(folder);
  }
}
