package io.millrace.state.snapshot;

import io.millrace.state.snapshot.TaskSnapshot.CellValue;
import io.millrace.state.store.RunFile;
import io.millrace.state.store.RunWriter;
import io.millrace.state.table.FrozenTable;
import io.millrace.state.table.KeyGroupRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The state of a task as a barrier found it. */
public final class Frozen {
  private final RunFolder folder;
  private final KeyGroupRange keyGroups;
  private final List<FrozenTable> tables;
  private final boolean full;
  private final List<RunRef> chain;
  private final List<TableInfo> infos;
  private final List<CellValue> cells;
  private volatile String createdName;
  private volatile TaskSnapshot snapshot;

  Frozen(
      RunFolder folder,
      KeyGroupRange keyGroups,
      List<FrozenTable> tables,
      boolean full,
      List<RunRef> chain,
      List<TableInfo> infos,
      List<CellValue> cells) {
    this.folder = folder;
    this.keyGroups = keyGroups;
    this.tables = tables;
    this.full = full;
    this.chain = chain;
    this.infos = infos;
    this.cells = cells;
  }

  List<FrozenTable> tables() {
    return tables;
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

  /**
   * Writes what changed, durably, and says what the state then consists of. To be called once, on
   * an I/O thread; the task goes on meanwhile. After a failure the state of the disk does not
   * matter; the task is to be told by {@link TaskState#notWritten}.
   */
  public TaskSnapshot write() throws IOException {
    List<RunRef> runs = new ArrayList<>(chain);
    if (tables.stream().anyMatch(table -> !table.isEmpty())) {
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
    snapshot =
        new TaskSnapshot(keyGroups.total(), keyGroups.from(), keyGroups.to(), runs, infos, cells);
    return snapshot;
  }

  private RunFile writeRun() throws IOException {
    String name = folder.newName();
    createdName = name;
    try (RunWriter writer = new RunWriter(folder.files(), folder.path(name))) {
      for (FrozenTable table : tables) {
        table.write(writer);
      }
      return writer.finish();
    }
  }
}
