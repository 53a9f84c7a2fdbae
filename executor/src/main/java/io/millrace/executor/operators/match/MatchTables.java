package io.millrace.executor.operators.match;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.Layout;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.Types;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.state.table.ElementTable;
import io.millrace.state.table.KeyedTable;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.TableSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * What is kept of each key: rows that matches so far hold; those matches; complete ones that wait
 * for an earlier one to be settled; and for when a timer is set. Of a key with few rows all stands
 * in its one row of state, see {@link KeptFew}; of one with many in tables by row and match, so
 * that a row more does not write the others again.
 */
final class MatchTables {
  private static final int FLAGS = 0;
  private static final int TIMER = 1;
  private static final long MANY = 1;
  private static final long TIMED = 2;

  private final MatchSpec spec;
  private final int fewRows;
  private final Layout layout;
  private final SliceWriter element = new SliceWriter();
  private final Slice view = new Slice();
  private final KeyBatch oneKey;
  private final KeyBatch oneElement;
  private final long[] handle = new long[1];
  private final KeyedTable keyed;
  private final ElementTable rows;
  private final ElementTable partial;
  private final ElementTable complete;

  /** Keys whose rows are, or will be, in the tables by row. */
  private final KeyBatch many;

  private long[] handles = new long[256];

  /**
   * @param fewRows up to how many rows of a key stand in its row of state
   */
  MatchTables(MatchSpec spec, int fewRows, OperatorContext context) {
    this.spec = spec;
    this.fewRows = fewRows;
    layout = Layout.of(spec.columns());
    oneKey = new KeyBatch(context.maxParallelism());
    oneElement = new KeyBatch(context.maxParallelism());
    many = new KeyBatch(context.maxParallelism());
    Layout none = Layout.of(List.of());
    keyed = context.state().keyed(new TableSpec("keys", 2, true, 0, Layout.of(keys()), layout));
    rows = table(context, "rows", 1, true, key("row", Types.BIGINT), layout);
    partial = table(context, "partial", 0, false, matchKey(), none);
    complete = table(context, "complete", 0, false, matchKey(), none);
  }

  private static ElementTable table(
      OperatorContext context, String name, int slots, boolean bytes, Layout key, Layout value) {
    return context.state().elements(new TableSpec(name, slots, bytes, 0, key, value));
  }

  private List<Field> keys() {
    List<Field> fields = new ArrayList<>();
    spec.keyTypes().forEach(type -> fields.add(new Field("k" + fields.size(), type)));
    return fields;
  }

  private Layout key(String name, DataType type) {
    List<Field> fields = keys();
    fields.add(new Field(name, type.withNullable(false)));
    return Layout.of(fields);
  }

  /** Where a match and each of its variables begin; see {@link MatchCodes}. */
  private Layout matchKey() {
    List<Field> fields = keys();
    fields.add(new Field("start", Types.BIGINT.withNullable(false)));
    spec.variables()
        .forEach(v -> fields.add(new Field("v" + fields.size(), Types.INT.withNullable(false))));
    return Layout.of(fields);
  }

  Layout layout() {
    return layout;
  }

  ElementTable rows() {
    return rows;
  }

  ElementTable partial() {
    return partial;
  }

  ElementTable complete() {
    return complete;
  }

  /**
   * Brings everything of some keys into memory.
   *
   * @param due whose rows they are to take
   * @param firstDue the number of the first key there; -1: the keys take none
   */
  Readiness load(KeyBatch keys, DueRows due, int firstDue) {
    if (keyed.load(keys) == Readiness.PENDING) {
      return Readiness.PENDING;
    }
    if (handles.length < keys.size()) {
      handles = new long[keys.size()];
    }
    keyed.find(keys, 0, keys.size(), handles);
    many.clear();
    for (int i = 0; i < keys.size(); i++) {
      int more = firstDue < 0 ? 0 : due.count(firstDue + i);
      if (handles[i] < 0 ? more > fewRows : isMany(i) || mayNotFit(i, more)) {
        keys.key(i, view);
        many.add(view.array, view.offset, view.length, keys.hashes()[i], keys.keyGroups()[i]);
      }
    }
    boolean ready = rows.load(many) == Readiness.READY;
    ready &= partial.load(many) == Readiness.READY;
    ready &= complete.load(many) == Readiness.READY;
    if (!ready) {
      return Readiness.PENDING;
    }
    keyed.findOrInsert(keys, 0, keys.size(), handles);
    return Readiness.READY;
  }

  private boolean mayNotFit(int i, int more) {
    keyed.bytes(handles[i], view);
    return view.length > KeptFew.BYTES || KeptFew.rows(view) + more > fewRows;
  }

  /** Whether the rows of the key {@code i} are in the tables by row. */
  boolean isMany(int i) {
    return (keyed.get(handles[i], FLAGS) & MANY) != 0;
  }

  /** Whether they may go there: keys that are many, and those that get many rows, were loaded. */
  boolean mayBeMany(int i, int more) {
    return isMany(i) || mayNotFit(i, more);
  }

  /** What is kept of a key with few rows; empty if nothing is. */
  Slice few(int i, Slice target) {
    return keyed.bytes(handles[i], target);
  }

  /** For when a timer of the key is set; MAX if none is. */
  long timer(int i) {
    return (keyed.get(handles[i], FLAGS) & TIMED) != 0
        ? keyed.get(handles[i], TIMER)
        : Long.MAX_VALUE;
  }

  /**
   * Writes what is kept of a key.
   *
   * @param timer for when a timer is set; MAX: none is
   * @param isMany whether the rest is in the tables by row
   * @param few of a key with few rows, what is kept; empty if nothing is
   */
  void write(int i, long timer, boolean isMany, SliceWriter few) {
    boolean timed = timer != Long.MAX_VALUE;
    if (!timed && !isMany && few.length() == 0) {
      keyed.delete(handles[i]);
      return;
    }
    keyed.touch(handles[i]);
    keyed.set(handles[i], FLAGS, (isMany ? MANY : 0) | (timed ? TIMED : 0));
    keyed.set(handles[i], TIMER, timed ? timer : 0);
    keyed.setBytes(handles[i], few.array(), 0, few.length());
  }

  void unpin() {
    keyed.unpin();
    rows.unpin();
    partial.unpin();
    complete.unpin();
  }

  /** Keeps a row of a key that has many, under a number. */
  void keep(KeyBatch keys, int i, Slice row, long number, long time) {
    Bytes.putLong(number(), 0, number);
    long made = insert(rows, keys, i, number(), Long.BYTES);
    rows.set(made, 0, time);
    rows.setBytes(made, row.array, row.offset, row.length);
  }

  private byte[] number() {
    element.truncate(0);
    element.reserve(Long.BYTES);
    return element.array();
  }

  /** Number of a row that is kept. */
  long number(long keptRow) {
    rows.element(keptRow, view);
    return Bytes.getLong(view.array, view.offset);
  }

  /** Adds a match of a key that has many rows. */
  void insert(Partial match, MatchCodes codes, KeyBatch keys, KeyRun run) {
    element.truncate(0);
    codes.write(match, run.firstNumber, element);
    ElementTable table = match.end < 0 ? partial : complete;
    insert(table, keys, run.key, element.array(), element.length());
  }

  /** Adds an element of key {@code i}. */
  private long insert(ElementTable table, KeyBatch keys, int i, byte[] bytes, int length) {
    keys.key(i, view);
    oneKey.clear();
    oneKey.add(view.array, view.offset, view.length, keys.hashes()[i], keys.keyGroups()[i]);
    oneElement.clear();
    oneElement.add(bytes, 0, length);
    table.findOrInsert(oneKey, oneElement, 0, 1, handle);
    table.touch(handle[0]);
    return handle[0];
  }
}
