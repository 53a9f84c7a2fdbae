package io.millrace.state.table;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.encoding.KeyBatch;
import java.util.ArrayList;
import java.util.List;

/**
 * (key, element) → row, where the elements of a key are kept in order of their bytes: the values of
 * MIN and MAX, the rows of a Top-N, a side of a join. Finding a row takes constant time, inserting,
 * deleting and stepping logarithmic time in the elements of the key. The calls for a batch go as
 * with {@link KeyedTable}. For one task's thread.
 *
 * <p>No key may be a proper prefix of another one.
 */
public final class ElementTable extends StateTable {
  private static final int SMALL_BATCH = 4;

  /** Keys whose rows are brought to the cache at the same time, so that they all fit. */
  private static final int WARM_KEYS = 128;

  private final ElementOrder order;
  private final KeyRoots roots;
  private final JoinedKeys joined = new JoinedKeys();
  private long[] entries = {};
  private final SliceWriter whole = new SliceWriter();
  private final TableParts parts;
  private final Residency residency;
  private final byte[] scratch = new byte[RowShape.LONGEST_INLINE];
  private final Slice view = new Slice();

  public ElementTable(TableSpec spec, KeyGroupRange keyGroups) {
    super(
        spec, keyGroups, new RowTable(RowShape.of(spec, true), spec.ttlMillis(), keyGroups.size()));
    this.roots = new KeyRoots(spec, keyGroups.size());
    this.order = new ElementOrder(table.shape, roots);
    this.parts = new Parts();
    this.residency = parts.residency;
  }

  /**
   * Makes adding and deleting take constant time where a key has few elements, for callers that do
   * little else than to read all elements of a key: {@link #next} is good after {@link #first} as
   * long as no element is added to the key. To be called before the table is used.
   */
  public void sortWhenRead() {
    order.allowLists();
  }

  /** Brings all elements of all keys into memory and keeps them there until {@link #unpin}. */
  public Readiness load(KeyBatch keys) {
    return residency.loadToAdd(true, wanted -> addMissingKeys(keys, wanted));
  }

  private void addMissingKeys(KeyBatch keys, Wanted wanted) {
    for (int i = 0; i < keys.size(); i++) {
      if (!isWhole(keys, i)) {
        keys.key(i, view);
        wanted.addPrefix(
            residency.storedKey(keys.keyGroups()[i], 0, view.array, view.offset, view.length));
      }
    }
  }

  /** Whether all elements of a key are in memory. */
  private boolean isWhole(KeyBatch keys, int i) {
    if (table.segments[number(keys, i)].complete) {
      return true;
    }
    long entry = entry(keys, i);
    return entry >= 0 && roots.isWhole(entry);
  }

  /**
   * Brings the rows of (key i, element i) into memory: enough for {@link #find} and {@link
   * #findOrInsert} of these, not for the calls that count elements or step through them.
   */
  public Readiness load(KeyBatch keys, KeyBatch elements) {
    return residency.loadToAdd(false, wanted -> addMissingRows(keys, elements, wanted));
  }

  private void addMissingRows(KeyBatch keys, KeyBatch elements, Wanted wanted) {
    for (int i = 0; i < keys.size(); i++) {
      if (!isWhole(keys, i)) {
        int hash = join(keys, elements, i);
        if (table.findAny(number(keys, i), hash, whole.array(), 0, whole.length()) < 0) {
          int group = keys.keyGroups()[i];
          wanted.add(residency.storedKey(group, 0, whole.array(), 0, whole.length()), hash);
        }
      }
    }
  }

  /** Handles of the rows of (key i, element i), each at its place, or -1. */
  public void find(KeyBatch keys, KeyBatch elements, int from, int to, long[] rows) {
    if (to - from >= SMALL_BATCH) {
      joined.join(keys, elements, from, to);
      table.find(joined.keys(), from, to, segments(joined.keys(), from, to), rows);
      return;
    }
    for (int i = from; i < to; i++) {
      int number = number(keys, i);
      int hash = join(keys, elements, i);
      long row = table.findAny(number, hash, whole.array(), 0, whole.length());
      rows[i] = row < 0 || table.isGone(number, (int) row) ? -1 : row;
    }
  }

  /** As {@link #find}, adding rows as {@link KeyedTable#findOrInsert} does. */
  public void findOrInsert(KeyBatch keys, KeyBatch elements, int from, int to, long[] rows) {
    if (to - from < SMALL_BATCH) {
      for (int i = from; i < to; i++) {
        rows[i] = findOrInsert(keys, i, join(keys, elements, i));
      }
      return;
    }
    joined.join(keys, elements, from, to);
    table.findOrInsert(joined.keys(), from, to, segments(joined.keys(), from, to), rows);
    attachNew(keys, from, to, rows);
  }

  private int[] segments(KeyBatch keys, int from, int to) {
    return table.segmentsOf(keys, from, to, keyGroups.from(), 0);
  }

  private void attachNew(KeyBatch keys, int from, int to, long[] rows) {
    boolean any = false;
    for (int i = from; i < to; i++) {
      any |= !isAttached(rows[i]);
    }
    if (!any) {
      return;
    }
    if (entries.length < to) {
      entries = new long[to];
    }
    roots.findOrAdd(keys, from, to, keyGroups.from(), entries);
    order.warmHeads(table, entries, from, to);
    for (int i = from; i < to; i++) {
      if (!isAttached(rows[i])) {
        attach(entries[i], rows[i], keys.offsets()[i + 1] - keys.offsets()[i]);
      }
    }
  }

  /** Whether a row is in the order of its key; expired ones are, tombstones are not. */
  private boolean isAttached(long row) {
    long[] slots = table.rows[(int) (row >>> 32)];
    return (slots[(int) row + table.shape.linksWord() + 1] & RowShape.ATTACHED) != 0;
  }

  /** The row of an element of key {@code i}, added if it is not there. */
  public long findOrInsert(KeyBatch keys, int i, Slice element) {
    whole.truncate(0);
    whole.append(keys.key(i, view));
    whole.append(element);
    return findOrInsert(keys, i, Bytes.hash(whole.array(), 0, whole.length()));
  }

  /** Of the key and element that are in {@link #whole}. */
  private long findOrInsert(KeyBatch keys, int i, int hash) {
    long row = table.findOrInsert(number(keys, i), hash, whole.array(), 0, whole.length());
    if (!isAttached(row)) {
      keys.key(i, view);
      attach(roots.findOrAdd(number(keys, i), keys.hashes()[i], view), row, view.length);
    }
    return row;
  }

  private boolean isTombstone(int number, int base) {
    return (table.rows[number][base] & RowShape.DELETED) != 0;
  }

  /** Puts a row into the order of its key. */
  private void attach(long entry, long row, int keyLength) {
    int number = (int) (row >>> 32);
    int base = (int) row;
    // The segment numbers of a row and of its entry are the same.
    table.rows[number][base + table.shape.linksWord() + 1] =
        entry << 32 | RowShape.ATTACHED | keyLength;
    order.add(entry, table.segments[number], base);
  }

  private int number(KeyBatch keys, int i) {
    return keys.keyGroups()[i] - keyGroups.from();
  }

  /** Puts key and element together in {@link #whole} and returns their hash. */
  private int join(KeyBatch keys, KeyBatch elements, int i) {
    whole.truncate(0);
    whole.append(keys.key(i, view));
    whole.append(elements.key(i, view));
    return Bytes.hash(whole.array(), 0, whole.length());
  }

  /** How many elements key {@code i} has; expired ones that were not removed yet count too. */
  public int count(KeyBatch keys, int i) {
    long entry = entry(keys, i);
    return entry < 0 ? 0 : roots.count(entry);
  }

  private long entry(KeyBatch keys, int i) {
    return roots.find(number(keys, i), keys.hashes()[i], keys.key(i, view));
  }

  /** Handle of the lowest element of key {@code i}, or -1. */
  public long first(KeyBatch keys, int i) {
    long entry = entry(keys, i);
    if (entry < 0) {
      return -1;
    }
    return first(entry, number(keys, i));
  }

  private long first(long entry, int number) {
    return skipUp(number, entry, order.first(entry, table.segments[number]));
  }

  /**
   * Puts what {@link #first} gives for keys {@code from} to {@code to} (exclusive) at its place.
   */
  public void firsts(KeyBatch keys, int from, int to, long[] rows) {
    roots.find(keys, from, to, keyGroups.from(), rows);
    for (int start = from; start < to; start += WARM_KEYS) {
      int end = Math.min(to, start + WARM_KEYS);
      order.warm(table, rows, start, end);
      for (int i = start; i < end; i++) {
        rows[i] = rows[i] < 0 ? -1 : first(rows[i], number(keys, i));
      }
    }
  }

  /** Handle of the highest element of key {@code i}, or -1. */
  public long last(KeyBatch keys, int i) {
    long entry = entry(keys, i);
    if (entry < 0) {
      return -1;
    }
    int number = number(keys, i);
    return skipDown(number, entry, order.last(entry, table.segments[number]));
  }

  /** Handle of the lowest element of key {@code i} that is not below {@code element}, or -1. */
  public long ceiling(KeyBatch keys, int i, Slice element) {
    long entry = entry(keys, i);
    if (entry < 0) {
      return -1;
    }
    int number = number(keys, i);
    whole.truncate(0);
    whole.append(view);
    whole.append(element);
    int base = order.ceiling(entry, table.segments[number], whole.view(view));
    return skipUp(number, entry, base);
  }

  /** Handle of the next higher element of the same key, or -1. */
  public long next(long row) {
    int number = (int) (row >>> 32);
    Segment segment = table.segments[number];
    if (order.isListed(segment, (int) row)) {
      return skipUp(number, -1, order.nextListed(segment, (int) row));
    }
    long entry = entryOf(row);
    return skipUp(number, entry, order.next(entry, segment, (int) row));
  }

  /** Handle of the next lower element of the same key, or -1. */
  public long previous(long row) {
    int number = (int) (row >>> 32);
    long entry = entryOf(row);
    return skipDown(number, entry, order.previous(entry, table.segments[number], (int) row));
  }

  /** The entry of the key of a row that is in its order. */
  private long entryOf(long row) {
    int number = (int) (row >>> 32);
    long word = table.rows[number][(int) row + table.shape.linksWord() + 1];
    return (long) number << 32 | word >>> 32;
  }

  private long skipUp(int number, long entry, int base) {
    Segment segment = table.segments[number];
    int live = base;
    while (live >= 0 && table.isGone(number, live)) {
      live =
          order.isListed(segment, live)
              ? order.nextListed(segment, live)
              : order.next(entry, segment, live);
    }
    return live < 0 ? -1 : (long) number << 32 | live;
  }

  private long skipDown(int number, long entry, int base) {
    int live = base;
    while (live >= 0 && table.isGone(number, live)) {
      live = order.previous(entry, table.segments[number], live);
    }
    return live < 0 ? -1 : (long) number << 32 | live;
  }

  /** Points {@code target} at the key of a row; valid until the next call on this table. */
  public Slice key(long row, Slice target) {
    table.key(row, scratch, target);
    return target.set(target.array, target.offset, keyLength(row));
  }

  /** Points {@code target} at the element of a row; valid until the next call on this table. */
  public Slice element(long row, Slice target) {
    table.key(row, scratch, target);
    int keyLength = keyLength(row);
    return target.set(target.array, target.offset + keyLength, target.length - keyLength);
  }

  private int keyLength(long row) {
    return RowShape.groupLength(
        table.rows[(int) (row >>> 32)][(int) row + table.shape.linksWord() + 1]);
  }

  @Override
  public void delete(long row) {
    int number = (int) (row >>> 32);
    int base = (int) row;
    if (isTombstone(number, base)) {
      return;
    }
    long entry = entryOf(row);
    order.remove(entry, table.segments[number], base);
    if (roots.count(entry) == 0 && table.segments[number].complete) {
      roots.remove(entry);
    }
    table.rows[number][base + table.shape.linksWord() + 1] &= ~RowShape.ATTACHED;
    table.delete(row);
  }

  @Override
  public TableParts parts() {
    return parts;
  }

  private final class Parts extends TableParts {
    Parts() {
      super(ElementTable.this.spec, ElementTable.this.keyGroups, ElementTable.this.table);
    }

    @Override
    public Kind kind() {
      return Kind.ELEMENTS;
    }

    @Override
    void remove(long row) {
      delete(row);
    }

    @Override
    void eachSegment(SegmentVisitor visitor) {
      for (int i = 0; i < table.segments.length; i++) {
        visitor.visit(keyGroups().from() + i, 0, table.segments[i]);
      }
    }

    @Override
    int segmentNumber(int keyGroup, long namespace) {
      return keyGroup - keyGroups().from();
    }

    @Override
    void arrived(long row, int keyLength) {
      table.key(row, scratch, view);
      view.set(view.array, view.offset, keyLength);
      int hash = Bytes.hash(view.array, view.offset, view.length);
      attach(roots.findOrAdd((int) (row >>> 32), hash, view), row, keyLength);
    }

    @Override
    void arrivedAll(byte[] prefix) {
      int number = segmentNumber(keyGroup(prefix), 0);
      view.set(prefix, keyOffset(), prefix.length - keyOffset());
      int hash = Bytes.hash(view.array, view.offset, view.length);
      roots.setWhole(roots.findOrAdd(number, hash, view));
    }

    /** Keys are evicted with all their elements or not at all. */
    @Override
    void evict(int position, Segment segment, int keepFrom) {
      int flushed = table.flushedEpoch();
      Segment kept = new Segment(table.shape);
      List<Integer> wholeKeys = new ArrayList<>();
      roots.forEach(
          position,
          (root, whole) -> {
            if (order
                .rows()
                .anyMatch(segment, root, epoch -> epoch > flushed || epoch >= keepFrom)) {
              int[] last = new int[1];
              order
                  .rows()
                  .forEach(segment, root, base -> last[0] = kept.adopt(segment, base, flushed));
              if (whole || segment.complete) {
                wholeKeys.add(last[0]);
              }
            }
          });
      segment.forEachRow(
          base -> {
            long meta = segment.rows[base];
            if ((meta & RowShape.DELETED) != 0 && RowShape.epoch(meta) > flushed) {
              kept.adopt(segment, base, flushed);
            }
          });
      if (kept.entries() < segment.entries()) {
        replace(position, segment, kept);
        roots.clear(position);
        reattach(position, kept, wholeKeys);
      }
    }

    private void reattach(int position, Segment kept, List<Integer> wholeKeys) {
      kept.forEachRow(
          base -> {
            if ((kept.rows[base] & RowShape.DELETED) == 0) {
              long row = (long) position << 32 | base;
              arrived(row, keyLength(row));
            }
          });
      for (int base : wholeKeys) {
        roots.setWhole(entryOf((long) position << 32 | base));
      }
    }
  }
}
