package io.millrace.state.snapshot;

import io.millrace.data.bytes.Slice;
import io.millrace.state.snapshot.TaskSnapshot.CellValue;
import io.millrace.state.store.MergedRuns;
import io.millrace.state.table.KeyGroupRange;
import io.millrace.state.table.TableParts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a task starts from: snapshots of the tasks that came before it, at any parallelism. */
final class StartingPoint {
  private final List<TaskSnapshot> snapshots;
  private final KeyGroupRange keyGroups;
  private final Set<Integer> claimed = new HashSet<>();
  private final Map<Integer, TableInfo> unclaimedTables = new LinkedHashMap<>();
  private final Set<List<String>> unclaimedCells = new LinkedHashSet<>();

  StartingPoint(List<TaskSnapshot> snapshots, KeyGroupRange keyGroups) {
    this.snapshots = List.copyOf(snapshots);
    this.keyGroups = keyGroups;
    for (TaskSnapshot snapshot : snapshots) {
      if (snapshot.totalKeyGroups() != keyGroups.total()) {
        throw new IllegalArgumentException(
            "the checkpoint has "
                + snapshot.totalKeyGroups()
                + " key groups, the job "
                + keyGroups.total());
      }
      for (TableInfo info : snapshot.tables()) {
        unclaimedTables.put(TableInfo.id(info.operator(), info.table()), info);
      }
      snapshot.cells().forEach(c -> unclaimedCells.add(List.of(c.operator(), c.name())));
    }
  }

  /**
   * The runs that hold claimed rows of this task's key groups. Those of different tasks do not
   * overlap.
   */
  List<RunRef> chain() {
    List<RunRef> chain = new ArrayList<>();
    for (TaskSnapshot snapshot : snapshots) {
      chain.addAll(runsOf(snapshot));
    }
    return List.copyOf(chain);
  }

  private List<RunRef> runsOf(TaskSnapshot snapshot) {
    if (ids(snapshot).noneMatch(claimed::contains)) {
      return List.of();
    }
    return snapshot.runs().stream()
        .filter(run -> run.meets(keyGroups))
        .map(run -> run.within(keyGroups))
        .toList();
  }

  private static Stream<Integer> ids(TaskSnapshot snapshot) {
    return snapshot.tables().stream().map(t -> TableInfo.id(t.operator(), t.table()));
  }

  /** Takes a table out of what is unclaimed, after checking that its rows can be read. */
  void claim(int id, TableInfo wanted) {
    TableInfo stored = unclaimedTables.get(id);
    if (stored != null) {
      stored.check(wanted);
      unclaimedTables.remove(id);
      claimed.add(id);
    }
  }

  List<Slice> claimCell(String operator, String name) {
    unclaimedCells.remove(List.of(operator, name));
    List<Slice> values = new ArrayList<>();
    for (TaskSnapshot snapshot : snapshots) {
      for (CellValue cell : snapshot.cells()) {
        if (cell.operator().equals(operator) && cell.name().equals(name)) {
          values.add(Slice.of(cell.value()));
        }
      }
    }
    return values;
  }

  List<String> unclaimed() {
    List<String> names = new ArrayList<>();
    unclaimedTables.values().forEach(i -> names.add(i.operator() + " (" + i.table() + ")"));
    unclaimedCells.forEach(c -> names.add(c.get(0) + " (" + c.get(1) + ")"));
    return names;
  }

  /** What stored keys begin with that the chain holds of tables that were not claimed. */
  List<byte[]> unclaimedPrefixes() {
    List<byte[]> prefixes = new ArrayList<>();
    snapshots.stream()
        .filter(snapshot -> !runsOf(snapshot).isEmpty())
        .flatMap(StartingPoint::ids)
        .filter(unclaimedTables::containsKey)
        .distinct()
        .forEach(
            id -> {
              for (int group = keyGroups.from(); group < keyGroups.to(); group++) {
                prefixes.add(TableParts.prefix(id, group));
              }
            });
    return prefixes;
  }

  /** Asked again and again while rows come in: whether the others are to stay where they are. */
  interface Limit {
    boolean isReached() throws IOException;
  }

  /** Reads all rows of this task's key groups into the tables; rows of other tables are skipped. */
  void load(RunFolder folder, Map<Integer, TableParts> tables, Limit limit) throws IOException {
    Loader loader = new Loader(tables, limit);
    for (TaskSnapshot snapshot : snapshots) {
      List<MergedRuns.Input> inputs = new ArrayList<>();
      for (RunRef run : runsOf(snapshot)) {
        inputs.add(input(folder, run));
      }
      try (MergedRuns rows = new MergedRuns(folder.files(), inputs)) {
        loader.load(rows);
      }
    }
  }

  static MergedRuns.Input input(RunFolder folder, RunRef run) {
    return new MergedRuns.Input(
        folder.path(run.name()),
        (key, length) -> {
          int group = TableParts.keyGroup(key);
          return group >= run.fromKeyGroup() && group < run.toKeyGroup();
        });
  }

  /** Puts rows into tables. */
  private static final class Loader {
    private static final int ROWS_BETWEEN_CHECKS = 1024;

    private final Map<Integer, TableParts> tables;
    private final Limit limit;
    private final Slice value = new Slice();
    private TableParts table;
    private int tableId = -1;
    private long count;
    private boolean full;

    Loader(Map<Integer, TableParts> tables, Limit limit) {
      this.tables = tables;
      this.limit = limit;
    }

    void load(MergedRuns rows) throws IOException {
      while (rows.next()) {
        int rowId = TableParts.tableId(rows.key());
        if (rowId != tableId) {
          tableId = rowId;
          table = tables.get(rowId);
        }
        if (table == null || rows.isDeletion()) {
          continue;
        }
        if (!full && ++count % ROWS_BETWEEN_CHECKS == 0) {
          full = limit.isReached();
        }
        if (full) {
          table.leave(rows.key());
        } else {
          rows.value(value);
          table.restoreNext(rows.key(), rows.keyLength(), value);
        }
      }
    }
  }
}
