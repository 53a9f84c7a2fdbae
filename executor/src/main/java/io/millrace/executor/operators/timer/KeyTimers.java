package io.millrace.executor.operators.timer;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.executor.operators.rows.Layouts;
import io.millrace.state.table.ElementTable;
import io.millrace.state.table.KeyGroupRange;
import io.millrace.state.table.KeyedTable;
import io.millrace.state.table.OperatorState;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.TableSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One timer a key, in state: the earliest time it was scheduled for. Times are in order within each
 * key group, so that due ones are found without looking at others.
 *
 * <p>For a batch: {@link #load} until READY, {@link #schedule}, at last {@link #unpin}. To fire:
 * {@link #collect} until READY, then {@link #settle} each key that was collected, in order; and
 * again, until none is collected.
 */
public final class KeyTimers {
  private static final int TIME_BYTES = 8;
  private static final int MOST_DUE = 256;

  private final KeyGroupRange groups;

  /** By key: for when it is scheduled. */
  private final KeyedTable scheduled;

  /** By key group: times with their keys. One that its key does not stand by is void. */
  private final ElementTable order;

  private final KeyBatch groupKeys;
  private final KeyBatch elements;
  private final KeyBatch group;
  private final KeyBatch one;
  private final SliceWriter element = new SliceWriter();
  private final Slice view = new Slice();
  private final byte[] groupKey = new byte[4];
  private final long[] handle = new long[1];
  private long[] rows = new long[MOST_DUE];

  /** By key group of the task: no timer is earlier; MIN before anybody has looked. */
  private final long[] earliest;

  private final KeyBatch due;
  private final long[] dueTimes = new long[MOST_DUE];
  private final long[] dueRows = new long[MOST_DUE];

  /** Whether {@link #due} waits for {@link #scheduled}. */
  private boolean collected;

  /**
   * @param name prefix of the names of its tables
   */
  public KeyTimers(String name, List<DataType> keyTypes, OperatorState state, int keyGroups) {
    groups = state.keyGroups();
    DataType time = Types.BIGINT.withNullable(false);
    List<DataType> timed = new ArrayList<>(List.of(Types.INT.withNullable(false), time));
    timed.addAll(keyTypes);
    scheduled =
        state.keyed(
            new TableSpec(
                name + "-scheduled",
                1,
                false,
                0,
                Layouts.numbered("k", keyTypes),
                Layouts.numbered("t", List.of(time))));
    order =
        state.elements(
            new TableSpec(
                name + "-order",
                0,
                false,
                0,
                Layouts.numbered("k", timed),
                Layouts.numbered("t", List.of())));
    groupKeys = new KeyBatch(keyGroups);
    elements = new KeyBatch(keyGroups);
    group = new KeyBatch(keyGroups);
    one = new KeyBatch(keyGroups);
    due = new KeyBatch(keyGroups);
    earliest = new long[groups.size()];
    Arrays.fill(earliest, Long.MIN_VALUE);
  }

  /** Brings to memory what {@link #schedule} needs of these keys, for these times. */
  public Readiness load(KeyBatch keys, long[] times) {
    groupKeys.clear();
    elements.clear();
    for (int i = 0; i < keys.size(); i++) {
      addGroup(groupKeys, keys.keyGroups()[i]);
      addElement(elements, times[i], keys.key(i, view));
    }
    boolean known = scheduled.load(keys) == Readiness.READY;
    boolean ordered = order.load(groupKeys, elements) == Readiness.READY;
    return known && ordered ? Readiness.READY : Readiness.PENDING;
  }

  /** Schedules key {@code i} of the loaded batch for {@code time}, unless it is for earlier. */
  public void schedule(KeyBatch keys, int i, long time) {
    if (rows.length < keys.size()) {
      rows = new long[keys.size()];
    }
    scheduled.findOrInsert(keys, i, i + 1, rows);
    long row = rows[i];
    if (scheduled.isNew(row) || scheduled.get(row, 0) > time) {
      scheduled.touch(row);
      scheduled.set(row, 0, time);
      insert(keys.keyGroups()[i], time, keys.key(i, view));
    }
  }

  private void insert(int keyGroup, long time, Slice key) {
    one.clear();
    addElement(one, time, key);
    group.clear();
    addGroup(group, keyGroup);
    order.findOrInsert(group, one, 0, 1, handle);
    order.touch(handle[0]);
    int number = keyGroup - groups.from();
    earliest[number] = Math.min(earliest[number], time);
  }

  private void addGroup(KeyBatch target, int keyGroup) {
    Bytes.putInt(groupKey, 0, keyGroup ^ Integer.MIN_VALUE);
    target.add(groupKey, 0, 4, Bytes.hash(groupKey, 0, 4), keyGroup);
  }

  private void addElement(KeyBatch target, long time, Slice key) {
    element.truncate(0);
    element.appendLong(time ^ Long.MIN_VALUE);
    element.append(key);
    target.add(element.array(), 0, element.length());
  }

  /** No timer is earlier; MIN if that is not known yet. */
  public long earliest() {
    long least = Long.MAX_VALUE;
    for (long each : earliest) {
      least = Math.min(least, each);
    }
    return least;
  }

  /**
   * Looks for timers up to a time, inclusive: some keys of one key group are in {@link #due} then,
   * the earliest first; none if there are no more.
   */
  public Readiness collect(long upTo) {
    while (!collected) {
      int number = nextGroup(upTo);
      due.clear();
      if (number < 0) {
        return Readiness.READY;
      }
      group.clear();
      addGroup(group, groups.from() + number);
      if (order.load(group) == Readiness.PENDING) {
        return Readiness.PENDING;
      }
      collected = find(number, upTo);
    }
    if (scheduled.load(due) == Readiness.PENDING) {
      return Readiness.PENDING;
    }
    collected = false;
    scheduled.find(due, 0, due.size(), rows);
    return Readiness.READY;
  }

  private int nextGroup(long upTo) {
    for (int number = 0; number < earliest.length; number++) {
      if (earliest[number] <= upTo && earliest[number] != Long.MAX_VALUE) {
        return number;
      }
    }
    return -1;
  }

  /** Fills {@link #due} from a group; false if nothing in it is due. */
  private boolean find(int number, long upTo) {
    long at = order.first(group, 0);
    while (at >= 0 && due.size() < MOST_DUE) {
      order.element(at, view);
      long time = Bytes.getLong(view.array, view.offset) ^ Long.MIN_VALUE;
      if (time > upTo) {
        break;
      }
      dueTimes[due.size()] = time;
      dueRows[due.size()] = at;
      int length = view.length - TIME_BYTES;
      int from = view.offset + TIME_BYTES;
      due.add(
          view.array, from, length, Bytes.hash(view.array, from, length), groups.from() + number);
      at = order.next(at);
    }
    if (due.size() == 0) {
      earliest[number] = at < 0 ? Long.MAX_VALUE : timeOf(at);
    }
    return due.size() > 0;
  }

  private long timeOf(long row) {
    order.element(row, view);
    return Bytes.getLong(view.array, view.offset) ^ Long.MIN_VALUE;
  }

  /** The keys that were collected. */
  public KeyBatch due() {
    return due;
  }

  /** The time of key {@code i} of {@link #due}. */
  public long dueTime(int i) {
    return dueTimes[i];
  }

  /** Whether key {@code i} of {@link #due} is still scheduled for that time. */
  public boolean isDue(int i) {
    return rows[i] >= 0 && scheduled.get(rows[i], 0) == dueTimes[i];
  }

  /**
   * Key {@code i} of {@link #due} is done with.
   *
   * @param next for when it is to be scheduled; MAX: not again
   */
  public void settle(int i, long next) {
    boolean valid = isDue(i);
    order.delete(dueRows[i]);
    if (!valid) {
      return;
    }
    if (next == Long.MAX_VALUE) {
      scheduled.delete(rows[i]);
      return;
    }
    scheduled.touch(rows[i]);
    scheduled.set(rows[i], 0, next);
    insert(due.keyGroups()[i], next, due.key(i, view));
  }

  /** Lets go of what was loaded. */
  public void unpin() {
    scheduled.unpin();
    order.unpin();
  }
}
