package io.millrace.state.snapshot;

import io.millrace.state.snapshot.TaskSnapshot.CellValue;
import io.millrace.state.store.RunFile;
import io.millrace.state.store.RunWriter;
import io.millrace.state.table.FrozenTable;
import io.millrace.state.table.KeyGroupRange;
import io.millrace.state.table.TableParts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The state of a task as a barrier found it. */
public final class Frozen {
  private final RunFolder folder;
  private final KeyGroupRange keyGroups;
  private final Content content;
  private final boolean full;
  private final List<RunRef> chain;
  private final Frozen previous;
  private volatile String createdName;
  private volatile TaskSnapshot snapshot;
  private volatile Throwable failure;

  /**
   * @param chain runs that hold the state as of the freeze before
   * @param previous that freeze, if it is not known to be written; then its runs are the chain
   */
  Frozen(
      RunFolder folder,
      KeyGroupRange keyGroups,
      Content content,
      boolean full,
      List<RunRef> chain,
      Frozen previous) {
    this.folder = folder;
    this.keyGroups = keyGroups;
    this.content = content;
    this.full = full;
    this.chain = chain;
    this.previous = previous;
  }

  /**
   * What was frozen.
   *
   * @param tables in the order in which runs hold them
   * @param infos of all tables
   * @param cells their values
   * @param droppedTables what stored keys begin with that are of no table any more
   */
  record Content(
      List<FrozenTable> tables,
      List<TableInfo> infos,
      List<CellValue> cells,
      List<byte[]> droppedTables) {}

  List<FrozenTable> tables() {
    return content.tables;
  }

  boolean isFull() {
    return full;
  }

  Optional<String> createdName() {
    return Optional.ofNullable(createdName);
  }

  TaskSnapshot snapshot() {
    if (snapshot == null) {
      throw new IllegalStateException("what was frozen has not been written");
    }
    return snapshot;
  }

  boolean isWritten() {
    return snapshot != null;
  }

  /** Why it could not be written, if that is known. */
  Optional<Throwable> failure() {
    return Optional.ofNullable(failure);
  }

  List<byte[]> droppedTables() {
    return content.droppedTables;
  }

  /** The run that was written, if there was something to write. */
  Optional<RunRef> newRun() {
    return createdName == null
        ? Optional.empty()
        : Optional.of(snapshot().runs().get(snapshot().runs().size() - 1));
  }

  /**
   * Writes what changed, durably, and says what the state then consists of. To be called on an I/O
   * thread; the task goes on meanwhile. After a failure the state of the disk does not matter; the
   * task is to be told by {@link TaskState#notWritten}. A second call gives the same again.
   */
  public synchronized TaskSnapshot write() throws IOException {
    if (failure != null) {
      throw new IOException(String.valueOf(failure.getMessage()), failure);
    }
    if (snapshot == null) {
      try {
        snapshot = writeOnce();
      } catch (IOException | RuntimeException | Error e) {
        failure = e;
        throw e;
      }
    }
    return snapshot;
  }

  private TaskSnapshot writeOnce() throws IOException {
    List<RunRef> runs = new ArrayList<>(previous == null ? chain : previous.write().runs());
    boolean rows = content.tables.stream().anyMatch(table -> !table.isEmpty());
    if (rows || !content.droppedTables.isEmpty()) {
      RunFile file = writeRun();
      runs.add(
          new RunRef(
              createdName,
              file.sizeBytes(),
              file.crc32c(),
              file.entries(),
              keyGroups.from(),
              keyGroups.to()));
      folder.sync();
    }
    return new TaskSnapshot(
        keyGroups.total(), keyGroups.from(), keyGroups.to(), runs, content.infos, content.cells);
  }

  private RunFile writeRun() throws IOException {
    String name = folder.newName();
    createdName = name;
    try (RunWriter writer = new RunWriter(folder.files(), folder.path(name))) {
      for (FrozenTable table : content.tables) {
        table.write(writer);
      }
      for (byte[] prefix : content.droppedTables) {
        writer.deleteRange(prefix, TableParts.afterPrefix(prefix));
      }
      return writer.finish();
    }
  }
}
