package io.millrace.executor.operators.match;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.Column;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.KeyEncoding;
import io.millrace.data.encoding.Layout;
import io.millrace.data.encoding.RowWriter;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.Types;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.state.table.ElementTable;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.TableSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * What is kept of each key: rows that wait for the watermark, in order; rows that matches so far
 * hold, numbered; those matches; and complete ones that wait for an earlier one to be settled.
 */
final class MatchTables {
  private final MatchSpec spec;
  private final Layout layout;
  private final RowWriter writer;
  private final KeyEncoding[] orderEncodings;
  private final Column[] orderColumn = new Column[1];
  private final SliceWriter row = new SliceWriter();
  private final SliceWriter element = new SliceWriter();
  private final Slice view = new Slice();
  private final Slice other = new Slice();
  private final KeyBatch oneKey;
  private final KeyBatch oneElement;
  private final long[] handle = new long[1];
  private final ElementTable waiting;
  private final ElementTable rows;
  private final ElementTable partial;
  private final ElementTable complete;

  /** The number of the next row that arrives: rows of equal order keep that of their arrival. */
  long arrivals;

  MatchTables(MatchSpec spec, OperatorContext context) {
    this.spec = spec;
    layout = Layout.of(spec.columns());
    writer = new RowWriter(layout);
    orderEncodings =
        spec.order().stream()
            .map(o -> KeyEncoding.of(List.of(spec.columns().get(o.column()).type())))
            .toArray(KeyEncoding[]::new);
    oneKey = new KeyBatch(context.maxParallelism());
    oneElement = new KeyBatch(context.maxParallelism());
    Layout none = Layout.of(List.of());
    waiting = table(context, "waiting", 0, true, waitingKey(), layout);
    rows = table(context, "rows", 1, true, key("row", Types.BIGINT), layout);
    partial = table(context, "partial", 0, false, matchKey(), none);
    complete = table(context, "complete", 0, false, matchKey(), none);
  }

  private static ElementTable table(
      OperatorContext context, String name, int slots, boolean bytes, Layout key, Layout value) {
    return context.state().elements(new TableSpec(name, slots, bytes, 0, key, value));
  }

  private List<Field> keyFields() {
    List<Field> fields = new ArrayList<>();
    spec.keys().forEach(k -> fields.add(new Field("k" + fields.size(), type(k))));
    return fields;
  }

  private DataType type(int column) {
    return spec.columns().get(column).type();
  }

  private Layout key(String element, DataType type) {
    List<Field> fields = keyFields();
    fields.add(new Field(element, type.withNullable(false)));
    return Layout.of(fields);
  }

  private Layout waitingKey() {
    List<Field> fields = keyFields();
    fields.add(new Field("time", Types.BIGINT.withNullable(false)));
    spec.order().forEach(o -> fields.add(new Field("o" + fields.size(), type(o.column()))));
    fields.add(new Field("arrival", Types.BIGINT.withNullable(false)));
    return Layout.of(fields);
  }

  /** Where a match and each of its variables begin; see {@link MatchCodes}. */
  private Layout matchKey() {
    List<Field> fields = keyFields();
    fields.add(new Field("start", Types.BIGINT.withNullable(false)));
    spec.variables()
        .forEach(v -> fields.add(new Field("v" + fields.size(), Types.INT.withNullable(false))));
    return Layout.of(fields);
  }

  Layout layout() {
    return layout;
  }

  ElementTable waiting() {
    return waiting;
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

  /** Brings everything of some keys into memory. */
  Readiness loadAll(KeyBatch keys) {
    boolean ready = waiting.load(keys) == Readiness.READY;
    ready &= rows.load(keys) == Readiness.READY;
    ready &= partial.load(keys) == Readiness.READY;
    ready &= complete.load(keys) == Readiness.READY;
    return ready ? Readiness.READY : Readiness.PENDING;
  }

  void unpin() {
    waiting.unpin();
    rows.unpin();
    partial.unpin();
    complete.unpin();
  }

  /**
   * Lets a row of a batch wait.
   *
   * @return whether it is the first of its key now
   */
  boolean wait(KeyBatch keys, int i, Batch batch, long time) {
    long first = waiting.first(keys, i);
    boolean earliest = first < 0 || time < time(first);
    int position = batch.position(i);
    element.truncate(0);
    element.appendLong(time ^ Long.MIN_VALUE);
    for (int o = 0; o < orderEncodings.length; o++) {
      MatchSpec.Order order = spec.order().get(o);
      int start = element.length();
      orderColumn[0] = batch.column(order.column());
      orderEncodings[o].encode(orderColumn, position, element);
      for (int at = start; order.descending() && at < element.length(); at++) {
        element.array()[at] = (byte) ~element.array()[at];
      }
    }
    element.appendLong(arrivals++);
    row.truncate(0);
    writer.write(batch.columns(), position, row);
    long made = insert(waiting, keys, i, element.array(), element.length());
    waiting.setBytes(made, row.array(), 0, row.length());
    return earliest;
  }

  /** Time of a row that waits. */
  long time(long waitingRow) {
    waiting.element(waitingRow, view);
    return Bytes.getLong(view.array, view.offset) ^ Long.MIN_VALUE;
  }

  /** Keeps a row that waited, under a number. */
  void keep(KeyBatch keys, int i, long waitingRow, long number, long time) {
    Bytes.putLong(number(), 0, number);
    long made = insert(rows, keys, i, number(), 8);
    rows.set(made, 0, time);
    waiting.bytes(waitingRow, other);
    rows.setBytes(made, other.array, other.offset, other.length);
  }

  private byte[] number() {
    element.truncate(0);
    element.reserve(8);
    return element.array();
  }

  /** Number of a row that is kept. */
  long number(long keptRow) {
    rows.element(keptRow, view);
    return Bytes.getLong(view.array, view.offset);
  }

  /** Adds a match of a key. */
  void insert(Partial match, MatchCodes codes, KeyBatch keys, KeyRun run) {
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
