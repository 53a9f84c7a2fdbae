package io.millrace.state.snapshot;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.state.snapshot.TaskSnapshot.CellValue;
import io.millrace.state.table.FrozenTable;
import io.millrace.state.table.KeyGroupRange;
import io.millrace.state.table.OperatorState;
import io.millrace.state.table.StateCell;
import io.millrace.state.table.TableParts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All state of one task. Order of calls: {@link #operator} and its tables while operators open,
 * then {@link #restore} once, on any thread, while the task does not run; from then on the task's
 * thread only. At a barrier: {@link #freeze}, {@link Frozen#write} on an I/O thread, then {@link
 * #written} or {@link #notWritten}, and only then the next freeze.
 */
public final class TaskState {
  private final KeyGroupRange keyGroups;
  private final RunFolder folder;
  private final StartingPoint start;

  /** By the number of the table, in the unsigned order in which runs hold them. */
  private final Map<Integer, TableParts> tables = new TreeMap<>(Integer::compareUnsigned);

  private final Map<Integer, TableInfo> infos = new LinkedHashMap<>();
  private final Map<String, Map<String, StateCell>> cells = new LinkedHashMap<>();
  private List<RunRef> chain = List.of();
  private Frozen inFlight;
  private boolean mustBeFull;

  /**
   * @param keyGroups of the task
   * @param folder where its runs go
   * @param restored snapshots of all tasks of the job, or of those that had state of this task's
   *     operators, in order of task number; empty for a job that begins anew
   */
  public TaskState(KeyGroupRange keyGroups, RunFolder folder, List<TaskSnapshot> restored) {
    this.keyGroups = keyGroups;
    this.folder = folder;
    this.start = new StartingPoint(restored, keyGroups);
  }

  public KeyGroupRange keyGroups() {
    return keyGroups;
  }

  /** Tables and cells of the operator with this identity. */
  public OperatorState operator(String identity) {
    return new OperatorTables(identity, this);
  }

  void add(String operator, TableParts parts) {
    TableInfo info = TableInfo.of(operator, parts);
    int id = TableInfo.id(operator, info.table());
    if (tables.putIfAbsent(id, parts) != null) {
      throw new IllegalStateException("table " + info + " is already there as " + infos.get(id));
    }
    infos.put(id, info);
    start.claim(id, info);
  }

  void add(String operator, String name, StateCell cell) {
    if (cells.computeIfAbsent(operator, o -> new LinkedHashMap<>()).putIfAbsent(name, cell)
        != null) {
      throw new IllegalStateException("cell " + name + " of " + operator + " is already there");
    }
    List<Slice> values = start.claimCell(operator, name);
    if (!values.isEmpty()) {
      cell.restore(values);
    }
  }

  /** What the restored snapshots hold that no operator has asked for: {@code operator (name)}. */
  public List<String> unclaimed() {
    return start.unclaimed();
  }

  /** Brings restored rows into the tables that have been asked for; reads files. */
  public void restore() throws IOException {
    chain = start.chain();
    start.load(folder, tables);
    // Rows nobody asked for must not stay in what the next checkpoint refers to.
    mustBeFull = start.hasUnclaimedRows();
  }

  /** Processing time of this step, in milliseconds since the epoch. */
  public void setTime(long nowMillis) {
    for (TableParts parts : tables.values()) {
      parts.setTime(nowMillis);
    }
  }

  /** Whether a freeze is possible now: false while what was frozen before is being written. */
  public boolean canFreeze() {
    return inFlight == null;
  }

  /** Freezes the state as it is. Takes time by the number of segments, not of rows. */
  public Frozen freeze() {
    if (inFlight != null) {
      throw new IllegalStateException("the last freeze is still being written");
    }
    boolean full = mustBeFull || isFullCheaper();
    List<FrozenTable> frozen = new ArrayList<>();
    tables.forEach((id, parts) -> frozen.add(parts.freeze(id, full)));
    inFlight =
        new Frozen(folder, keyGroups, frozen, full, full ? List.of() : chain, infos(), saveCells());
    return inFlight;
  }

  /**
   * Whether all rows are to be written instead of the changed ones: most of them changed, or the
   * runs hold far more than the rows there are, or are many.
   */
  private boolean isFullCheaper() {
    if (chain.isEmpty()) {
      return true;
    }
    long rows = 0;
    long changed = 0;
    for (TableParts parts : tables.values()) {
      rows += parts.rows();
      changed += parts.changedRows();
    }
    long stored = 0;
    for (RunRef run : chain) {
      stored += run.entries();
    }
    return changed >= rows / 2 || stored + changed > 3 * rows || chain.size() >= 32;
  }

  private List<TableInfo> infos() {
    return List.copyOf(infos.values());
  }

  private List<CellValue> saveCells() {
    List<CellValue> values = new ArrayList<>();
    SliceWriter out = new SliceWriter();
    cells.forEach(
        (operator, byName) ->
            byName.forEach(
                (name, cell) -> {
                  out.truncate(0);
                  cell.save(out);
                  values.add(new CellValue(operator, name, out.toByteArray()));
                }));
    values.sort(Comparator.comparing(CellValue::operator).thenComparing(CellValue::name));
    return values;
  }

  /** What was frozen is written: from here on only later changes are. */
  public void written(Frozen frozen) {
    take(frozen);
    frozen.tables().forEach(FrozenTable::done);
    List<RunRef> before = chain;
    chain = frozen.snapshot().runs();
    mustBeFull &= !frozen.isFull();
    for (RunRef run : before) {
      if (!chain.contains(run)) {
        folder.released(run.name());
      }
    }
  }

  /** What was frozen could not be written: it is part of the next freeze. */
  public void notWritten(Frozen frozen) {
    take(frozen);
    frozen.tables().forEach(FrozenTable::undone);
    frozen.createdName().ifPresent(folder::released);
  }

  private void take(Frozen frozen) {
    if (inFlight != frozen) {
      throw new IllegalStateException("this is not what is being written");
    }
    inFlight = null;
  }

  /** Rows in memory. */
  public long rows() {
    return tables.values().stream().mapToLong(TableParts::rows).sum();
  }

  /** Bytes of memory that the tables take. */
  public long sizeBytes() {
    return tables.values().stream().mapToLong(TableParts::sizeBytes).sum();
  }
}
