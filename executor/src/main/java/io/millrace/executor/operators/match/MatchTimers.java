package io.millrace.executor.operators.match;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.Layout;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.Types;
import io.millrace.executor.operator.OperatorContext;
import io.millrace.state.table.ElementTable;
import io.millrace.state.table.KeyGroupRange;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.TableSpec;
import java.util.Arrays;
import java.util.List;

/**
 * Timers of keys: a table of (key group, time and key). It is wholly in memory while it is used.
 */
final class MatchTimers {
  static final long NEVER = Long.MAX_VALUE;

  private final ElementTable table;
  private final KeyGroupRange range;
  private final KeyBatch groups;
  private final KeyBatch group;
  private final KeyBatch element;
  private final SliceWriter bytes = new SliceWriter();
  private final Slice view = new Slice();
  private final long[] handle = new long[1];

  /** By key group of the task: the first time at which a key is due. */
  private final long[] next;

  private long earliest = NEVER;
  private boolean known;

  MatchTimers(OperatorContext context) {
    range = context.state().keyGroups();
    Layout key =
        Layout.of(
            List.of(
                new Field("group", Types.INT.withNullable(false)),
                new Field("time", Types.BIGINT.withNullable(false)),
                new Field("key", Types.BYTES.withNullable(false))));
    Layout none = Layout.of(List.of());
    table = context.state().elements(new TableSpec("due", 0, false, 0, key, none));
    next = new long[range.size()];
    Arrays.fill(next, NEVER);
    groups = new KeyBatch(context.maxParallelism());
    group = new KeyBatch(context.maxParallelism());
    element = new KeyBatch(context.maxParallelism());
    for (int i = 0; i < next.length; i++) {
      addGroup(groups, range.from() + i);
    }
  }

  private void addGroup(KeyBatch batch, int keyGroup) {
    bytes.truncate(0);
    bytes.appendInt(keyGroup);
    int hash = Bytes.hash(bytes.array(), 0, 4);
    batch.add(bytes.array(), 0, 4, hash, keyGroup);
  }

  /** Brings the table into memory; finds, the first time, what was restored. */
  Readiness load() {
    Readiness readiness = table.load(groups);
    if (readiness == Readiness.READY && !known) {
      known = true;
      for (int i = 0; i < next.length; i++) {
        look(i);
      }
      findEarliest();
    }
    return readiness;
  }

  boolean isKnown() {
    return known;
  }

  void unpin() {
    table.unpin();
  }

  /** The time at which the next key is due. */
  long earliest() {
    return earliest;
  }

  /** The key {@code i} is due at a time. */
  void add(KeyBatch keys, int i, long time) {
    write(keys, i, time);
    table.findOrInsert(group, element, 0, 1, handle);
    table.touch(handle[0]);
    int number = keys.keyGroups()[i] - range.from();
    next[number] = Math.min(next[number], time);
    earliest = Math.min(earliest, time);
  }

  private void write(KeyBatch keys, int i, long time) {
    group.clear();
    addGroup(group, keys.keyGroups()[i]);
    bytes.truncate(0);
    bytes.appendLong(time ^ Long.MIN_VALUE);
    bytes.append(keys.key(i, view));
    element.clear();
    element.add(bytes.array(), 0, bytes.length());
  }

  /** The number of a key group in which a key is due, at least {@code from}; -1: none. */
  int groupDue(int from, long time) {
    for (int i = from; i < next.length; i++) {
      if (next[i] <= time) {
        return i;
      }
    }
    return -1;
  }

  /** The first entry of a group; -1: there is none. */
  long first(int number) {
    return table.first(groups, number);
  }

  /** The entry behind another one. */
  long after(long entry) {
    return table.next(entry);
  }

  long time(long entry) {
    table.element(entry, view);
    return Bytes.getLong(view.array, view.offset) ^ Long.MIN_VALUE;
  }

  /** Points {@code key} at the key of an entry. */
  Slice key(long entry, Slice key) {
    table.element(entry, key);
    return key.set(key.array, key.offset + 8, key.length - 8);
  }

  int keyGroup(int number) {
    return range.from() + number;
  }

  void delete(long entry) {
    table.delete(entry);
  }

  /** What is due in a group may have changed. */
  void look(int number) {
    long first = first(number);
    next[number] = first < 0 ? NEVER : time(first);
  }

  void findEarliest() {
    earliest = NEVER;
    for (long time : next) {
      earliest = Math.min(earliest, time);
    }
  }
}
