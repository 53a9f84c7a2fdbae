package io.millrace.executor.operators.interval;

import io.millrace.data.batch.Batch;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.encoding.KeyBatch;
import io.millrace.data.encoding.Layout;
import io.millrace.data.encoding.RowReader;
import io.millrace.data.encoding.RowWriter;
import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.executor.operators.rows.Layouts;
import io.millrace.executor.operators.timer.TimeSlices;
import io.millrace.state.table.OperatorState;
import io.millrace.state.table.Readiness;
import io.millrace.state.table.TableSpec;
import io.millrace.state.table.WindowTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of one side, in slices of time that are dropped whole: so no row is ever deleted, and
 * nothing needs to know when. The rows of a key in a slice are a chain in the order in which they
 * came, its head under the key, its other links under (key, number in the chain). Each link knows
 * the latest time up to it, and the head how far behind that any of them is; so chains are searched
 * by halving, as the times of rows mostly grow.
 */
final class TimedRows {
  private static final int TIME = 0;

  /** Of a head: how many rows the chain has. Of a link: the latest time up to it. */
  private static final int COUNT = 1;

  private static final int UP_TO = 1;

  /** Whether the row has met nobody so far, of an outer side. */
  private static final int LONELY = 2;

  /** Of a head: the latest time of the chain, and how far rows are behind those before them. */
  private static final int LATEST = 3;

  private static final int BEHIND = 4;

  private static final int SHORT_CHAIN = 16;

  /** A slice that holds rows. */
  record Stretch(long name, long first, long last) {}

  private final boolean outer;
  private final TimeSlices slices;
  private final WindowTable heads;
  private final WindowTable links;
  private final LinkKeys linkKeys;
  private final RowWriter writer;
  private final RowReader reader;
  private final SliceWriter bytes = new SliceWriter();
  private final Slice view = new Slice();
  private final List<Stretch> stretches = new ArrayList<>();
  private boolean started;
  private long latest;

  /** By row of the batch that is to be added: the name of its slice, and its head. */
  private long[] names = {};

  private long[] handles = {};
  private int[] linked = {};

  TimedRows(String name, IntervalSpec spec, int input, OperatorState state, int keyGroups) {
    IntervalSpec.Side side = spec.side(input);
    outer = side.outer();
    slices = new TimeSlices((spec.upperMillis() - spec.lowerMillis()) / 2);
    List<DataType> keyTypes = spec.keyTypes();
    List<DataType> numbered = new ArrayList<>(keyTypes);
    numbered.add(Types.INT.withNullable(false));
    Layout row = Layouts.numbered("c", side.types());
    Layout key = Layouts.numbered("k", keyTypes);
    heads = state.windows(new TableSpec(name, BEHIND + 1, true, 0, key, row));
    Layout linkKey = Layouts.numbered("k", numbered);
    links = state.windows(new TableSpec(name + "-links", LONELY + 1, true, 0, linkKey, row));
    linkKeys = new LinkKeys(keyGroups);
    writer = new RowWriter(row);
    reader = new RowReader(row);
  }

  /** Stretches that hold rows, the earliest first. */
  List<Stretch> stretches() {
    if (!started) {
      started = true;
      for (long slice : heads.namespaces()) {
        note(slice);
      }
    }
    return stretches;
  }

  private void note(long slice) {
    Stretch stretch = new Stretch(slice, slices.first(slice), slices.last(slice));
    int at = stretches.size();
    while (at > 0 && isBefore(stretch, stretches.get(at - 1))) {
      at--;
    }
    stretches.add(at, stretch);
  }

  private static boolean isBefore(Stretch a, Stretch b) {
    return a.first < b.first || a.first == b.first && a.name < b.name;
  }

  private boolean holds(long slice) {
    for (Stretch stretch : stretches()) {
      if (stretch.name == slice) {
        return true;
      }
    }
    return false;
  }

  WindowTable heads() {
    return heads;
  }

  WindowTable links() {
    return links;
  }

  /** Finds out in which slices the rows of a batch are. */
  void place(long[] times, long[] presents, int rows) {
    if (names.length < rows) {
      names = new long[rows];
      handles = new long[rows];
      linked = new int[rows];
    }
    for (int i = 0; i < rows; i++) {
      names[i] = slices.of(times[i], presents[i]);
    }
  }

  /** Brings what is needed to add the placed rows into memory. */
  Readiness loadOwn(KeyBatch keys) {
    linkKeys.clear();
    linkKeys.load(links);
    return heads.load(names, keys);
  }

  /** Adds rows {@code from} to {@code to} (exclusive) of the batch that was placed. */
  void add(KeyBatch keys, Batch rows, long[] times, boolean[] met, int from, int to) {
    heads.findOrInsert(names, keys, from, to, handles);
    linkKeys.clear();
    long last = Long.MIN_VALUE;
    for (int i = from; i < to; i++) {
      long head = handles[i];
      bytes.truncate(0);
      if (heads.isNew(head)) {
        heads.touch(head);
        heads.set(head, TIME, times[i]);
        heads.set(head, COUNT, 1);
        heads.set(head, LATEST, times[i]);
        heads.set(head, LONELY, outer && !met[i] ? 1 : 0);
        writer.write(rows.columns(), i, bytes);
        heads.setBytes(head, bytes.array(), 0, bytes.length());
        if (names[i] != last && !holds(names[i])) {
          note(names[i]);
        }
        last = names[i];
      } else {
        lengthen(head, times[i]);
        linked[linkKeys.size()] = i;
        linkKeys.add(names[i], keys, i, (int) heads.get(head, COUNT) - 1, heads.get(head, LATEST));
      }
    }
    addLinks(rows, times, met);
  }

  private void lengthen(long head, long time) {
    heads.touch(head);
    heads.set(head, COUNT, heads.get(head, COUNT) + 1);
    long latest = heads.get(head, LATEST);
    if (time >= latest) {
      heads.set(head, LATEST, time);
    } else {
      heads.set(head, BEHIND, Math.max(heads.get(head, BEHIND), latest - time));
    }
  }

  private void addLinks(Batch rows, long[] times, boolean[] met) {
    int count = linkKeys.size();
    if (count == 0) {
      return;
    }
    linkKeys.insert(links);
    long[] made = linkKeys.handles();
    for (int j = 0; j < count; j++) {
      int i = linked[j];
      bytes.truncate(0);
      writer.write(rows.columns(), i, bytes);
      links.touch(made[j]);
      links.set(made[j], TIME, times[i]);
      links.set(made[j], UP_TO, linkKeys.values()[j]);
      links.set(made[j], LONELY, outer && !met[i] ? 1 : 0);
      links.setBytes(made[j], bytes.array(), 0, bytes.length());
    }
  }

  int count(long head) {
    return (int) heads.get(head, COUNT);
  }

  /** No row of a chain after one up to which {@code upTo} is the latest is earlier. */
  long least(long head, long upTo) {
    return IntervalSpec.plus(upTo, -heads.get(head, BEHIND));
  }

  /** The first row of a chain before which all are earlier than {@code time}; 0: the head. */
  int search(Stretch stretch, KeyBatch keys, int i, long head, long time) {
    int low = 0;
    int high = count(head);
    if (high <= SHORT_CHAIN) {
      return 0;
    }
    while (low < high) {
      int middle = low + high >>> 1;
      if (upTo(stretch, keys, i, head, middle) < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The first row of a chain from which on all are later than {@code time}. */
  int searchAfter(Stretch stretch, KeyBatch keys, int i, long head, long time) {
    if (count(head) <= SHORT_CHAIN) {
      return count(head);
    }
    long bound = IntervalSpec.plus(time, heads.get(head, BEHIND));
    return bound == Long.MAX_VALUE ? count(head) : search(stretch, keys, i, head, bound + 1);
  }

  private long upTo(Stretch stretch, KeyBatch keys, int i, long head, int number) {
    return number == 0 ? upTo(head, false) : upTo(link(stretch, keys, i, number), true);
  }

  /** The latest time of the rows of a chain up to one. */
  long upTo(long row, boolean isLink) {
    return isLink ? links.get(row, UP_TO) : heads.get(row, TIME);
  }

  /** A link of the chain of a key. */
  long link(Stretch stretch, KeyBatch keys, int i, int number) {
    return linkKeys.findOne(links, stretch.name, keys, i, number);
  }

  long time(long row, boolean isLink) {
    return (isLink ? links : heads).get(row, TIME);
  }

  boolean isLonely(long row, boolean isLink) {
    return outer && (isLink ? links : heads).get(row, LONELY) != 0;
  }

  /** The row is not lonely any more. */
  void meet(long row, boolean isLink) {
    if (isLonely(row, isLink)) {
      WindowTable table = isLink ? links : heads;
      table.touch(row);
      table.set(row, LONELY, 0);
    }
  }

  /** Appends the columns of a row. */
  void read(long row, boolean isLink, ColumnBuilder[] out) {
    (isLink ? links : heads).bytes(row, view);
    reader.read(view.array, view.offset, out);
  }

  /** Finds the latest time of all rows. */
  Readiness findLatest() {
    latest = Long.MIN_VALUE;
    for (int s = stretches().size() - 1; s >= 0; s--) {
      Stretch stretch = stretches.get(s);
      if (stretch.last <= latest) {
        continue;
      }
      if (heads.loadNamespace(stretch.name) == Readiness.PENDING) {
        return Readiness.PENDING;
      }
      WindowTable.Cursor cursor = new WindowTable.Cursor();
      long[] scanned = new long[256];
      int count = scanned.length;
      while (count == scanned.length) {
        count = heads.scan(stretch.name, cursor, scanned);
        for (int i = 0; i < count; i++) {
          latest = Math.max(latest, heads.get(scanned[i], LATEST));
        }
      }
    }
    return Readiness.READY;
  }

  long latest() {
    return latest;
  }

  /** Drops slices whose times all are before {@code time}. */
  void drop(long time) {
    while (!stretches().isEmpty() && removeOne(time)) {}
  }

  private boolean removeOne(long time) {
    for (int i = 0; i < stretches.size(); i++) {
      Stretch stretch = stretches.get(i);
      if (stretch.last < time || time == Long.MAX_VALUE) {
        heads.drop(stretch.name);
        links.drop(stretch.name);
        stretches.remove(i);
        return true;
      }
    }
    return false;
  }

  /** The last moment of the slice that ends first; MAX if there is none. */
  long firstLast() {
    long least = Long.MAX_VALUE;
    for (Stretch stretch : stretches()) {
      least = Math.min(least, stretch.last);
    }
    return least;
  }

  void unpin() {
    heads.unpin();
    links.unpin();
  }
}
