package io.millrace.engine.session;

import io.millrace.data.option.Options;
import io.millrace.data.platform.FileStore;
import io.millrace.engine.config.ExecutionOptions;
import io.millrace.engine.config.StateBackend;
import io.millrace.executor.coordinator.StateMemory;
import io.millrace.state.rocksdb.RocksStores;
import io.millrace.state.store.OrderedStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The stores to which the state of a session's jobs goes that does not fit into memory. */
final class Memory implements AutoCloseable {
  private final SharedMemory shared;
  private final FileStore files;
  private final String scratch;
  private final OrderedStore.Factory given;
  private final List<RocksStores> stores = new ArrayList<>();
  private final List<String> homes = new ArrayList<>();

  /**
   * @param shared that of the process, closed by its owner
   * @param given the stores to use; null: RocksDB
   */
  Memory(SharedMemory shared, FileStore files, String scratch, OrderedStore.Factory given) {
    this.shared = shared;
    this.files = files;
    this.scratch = scratch;
    this.given = given;
  }

  /** What is said when a job starts. */
  static String describe(Options options) {
    String tables = megabytes(SharedMemory.tableBytes(options)) + " for tables";
    return options.get(ExecutionOptions.STATE_BACKEND) == StateBackend.HASHMAP
        ? "state: on the heap, whatever it takes"
        : "state: "
            + tables
            + ", what exceeds it goes to RocksDB with a cache of "
            + megabytes(SharedMemory.cacheBytes(options));
  }

  private static String megabytes(long bytes) {
    return (bytes >> 20) + " MB";
  }

  /**
   * How a job's state leaves memory; null if it does not.
   *
   * @param folder on the file system of its checkpoints, so that files need no copying; null: there
   *     are none
   */
  synchronized StateMemory of(Options options, String folder) {
    if (options.get(ExecutionOptions.STATE_BACKEND) == StateBackend.HASHMAP) {
      return null;
    }
    String home = (folder == null ? scratch : folder) + "/scratch-" + (homes.size() + 1);
    if (given != null) {
      homes.add(home);
      return new StateMemory(given, shared.tables(options), home + "/runs");
    }
    RocksStores made = new RocksStores(files, home + "/rocksdb", shared.cache(options));
    stores.add(made);
    homes.add(home);
    return new StateMemory(made::open, shared.tables(options), home + "/runs");
  }

  @Override
  public synchronized void close() {
    for (RocksStores made : stores) {
      try {
        made.close();
      } catch (IOException e) {
        // What is left there is scratch; the next start of the job deletes it.
      }
    }
    homes.add(scratch);
    for (String home : homes) {
      try {
        files.delete(home);
      } catch (IOException e) {
        // Scratch that stays is deleted by the next start of the job, or by the system.
      }
    }
  }
}
