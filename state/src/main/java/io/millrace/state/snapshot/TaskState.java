package io.millrace.state.snapshot;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.state.snapshot.TaskSnapshot.CellValue;
import io.millrace.state.table.FrozenTable;
import io.millrace.state.table.KeyGroupRange;
import io.millrace.state.table.OperatorState;
import io.millrace.state.table.StateCell;
import io.millrace.state.table.StateFailure;
import io.millrace.state.table.TableParts;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All state of one task. Order of calls: {@link #operator} and its tables while operators open,
 * then {@link #restore} once, on any thread, while the task does not run; from then on the task's
 * thread only: {@link #beginStep} often, and at a barrier {@link #freeze}. What that returns is
 * {@link Frozen#write written} on an I/O thread; then {@link #written} or {@link #notWritten}
 * follows on the task's thread, and only then {@link #canFreeze} allows the next barrier's freeze.
 */
public final class TaskState {
  private static final int EXPIRY_ROWS_A_STEP = 64;

  private final KeyGroupRange keyGroups;
  private final RunFolder folder;
  private final StartingPoint start;
  private final Optional<Spilling> spilling;

  /** By the number of the table, in the unsigned order in which runs hold them. */
  private final Map<Integer, TableParts> tables = new TreeMap<>(Integer::compareUnsigned);

  private final Map<Integer, TableInfo> infos = new LinkedHashMap<>();
  private final Map<String, Map<String, StateCell>> cells = new LinkedHashMap<>();
  private final RunChain chain;

  /** What was frozen and is being written, oldest first. */
  private final Deque<Frozen> inFlight = new ArrayDeque<>();

  private List<byte[]> droppedTables = List.of();

  /**
   * State that stays in memory.
   *
   * @param keyGroups of the task
   * @param folder where its runs go
   * @param restored snapshots of all tasks of the job, or of those that had state of this task's
   *     operators, in order of task number; empty for a job that begins anew
   */
  public TaskState(KeyGroupRange keyGroups, RunFolder folder, List<TaskSnapshot> restored) {
    this(keyGroups, folder, restored, Optional.empty());
  }

  /** State that leaves memory when it exceeds a budget, if {@code spill} says how. */
  public TaskState(
      KeyGroupRange keyGroups,
      RunFolder folder,
      List<TaskSnapshot> restored,
      Optional<SpillSettings> spill) {
    this.keyGroups = keyGroups;
    this.folder = folder;
    this.start = new StartingPoint(restored, keyGroups);
    this.chain = new RunChain(folder, keyGroups);
    this.spilling = spill.map(settings -> new Spilling(settings, folder, tables));
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
    spilling.ifPresent(s -> parts.storedIn(s.spill(), id));
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
    chain.begin(start.chain());
    droppedTables = start.unclaimedPrefixes();
    start.load(
        folder, tables, () -> spilling.isPresent() && spilling.get().isFullAtRestore(chain.runs()));
  }

  /** Sets the processing time by which rows expire, in milliseconds since the epoch. */
  public void setTime(long nowMillis) {
    for (TableParts parts : tables.values()) {
      parts.setTime(nowMillis);
    }
  }

  /**
   * Begins a step of the task, between two elements: sets its processing time, and does a share of
   * the work that removes expired rows and keeps tables within their memory. Throws
   * MillraceException if state could not be written down.
   */
  public void beginStep(long nowMillis) {
    setTime(nowMillis);
    for (TableParts parts : tables.values()) {
      parts.removeExpired(EXPIRY_ROWS_A_STEP);
    }
    settleSpill();
    spilling.ifPresent(
        s -> {
          if (s.relieve(inFlight.isEmpty(), chain)) {
            Frozen frozen = freezeNow(false);
            s.write(frozen);
          }
          boolean wait = s.mustWait(!inFlight.isEmpty());
          tables.values().forEach(parts -> parts.hold(wait));
        });
  }

  /** Frozen states that were made to free memory: nobody else reports what became of them. */
  private void settleSpill() {
    Frozen oldest = inFlight.peek();
    if (oldest == null || !spilling.map(s -> s.isOwn(oldest)).orElse(false)) {
      return;
    }
    if (oldest.isWritten()) {
      settle(oldest);
    } else if (oldest.failure().isPresent()) {
      throw StateFailure.of("spill state", oldest.failure().get());
    }
  }

  /** Whether a barrier's freeze is possible: not while that of the one before is being written. */
  public boolean canFreeze() {
    return inFlight.stream().allMatch(f -> spilling.map(s -> s.isOwn(f)).orElse(false));
  }

  /** Freezes the state as it is. Takes time by the number of segments, not of rows. */
  public Frozen freeze() {
    return freezeNow(isFullCheaper());
  }

  private Frozen freezeNow(boolean full) {
    chain.nextFreeze();
    List<FrozenTable> frozen = new ArrayList<>();
    tables.forEach((id, parts) -> frozen.add(parts.freeze(id, full)));
    Frozen.Content content =
        new Frozen.Content(
            frozen, List.copyOf(infos.values()), saveCells(), full ? List.of() : droppedTables);
    droppedTables = List.of();
    Frozen result =
        new Frozen(
            folder, keyGroups, content, full, full ? List.of() : chain.runs(), inFlight.peekLast());
    inFlight.add(result);
    return result;
  }

  /**
   * Whether all rows are to be written instead of the changed ones: most of them changed, or the
   * runs hold far more than the rows there are, or are many. Only possible while all are in memory.
   */
  private boolean isFullCheaper() {
    boolean possible = inFlight.isEmpty() && spilling.map(s -> !s.spill().isOpened()).orElse(true);
    if (!possible || chain.runs().isEmpty()) {
      return possible;
    }
    long rows = 0;
    long changed = 0;
    for (TableParts parts : tables.values()) {
      rows += parts.rows();
      changed += parts.changedRows();
    }
    long stored = chain.entries();
    return changed >= rows / 2 || stored + changed > 3 * rows || chain.runs().size() >= 32;
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
    while (inFlight.peek() != frozen) {
      settle(inFlight.element());
    }
    settle(frozen);
  }

  private void settle(Frozen oldest) {
    inFlight.remove();
    oldest.tables().forEach(FrozenTable::done);
    chain.written(oldest);
    spilling.ifPresent(s -> s.written(oldest, chain));
  }

  /** What was frozen could not be written: it is part of the next freeze. */
  public void notWritten(Frozen frozen) {
    if (inFlight.peekLast() != frozen) {
      throw new IllegalStateException("this is not what was frozen last");
    }
    inFlight.removeLast();
    frozen.tables().forEach(FrozenTable::undone);
    frozen.createdName().ifPresent(folder::released);
    if (!frozen.droppedTables().isEmpty()) {
      droppedTables = frozen.droppedTables();
    }
  }

  /** Rows in memory. */
  public long rows() {
    return tables.values().stream().mapToLong(TableParts::rows).sum();
  }

  /** Bytes of memory that the tables take. */
  public long sizeBytes() {
    return tables.values().stream().mapToLong(TableParts::sizeBytes).sum();
  }

  /** Frees what is outside of memory; nothing is called afterwards. */
  public void close() {
    spilling.ifPresent(Spilling::close);
  }
}
