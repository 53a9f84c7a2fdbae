package io.millrace.state.table;

import io.millrace.data.bytes.Slice;
import io.millrace.data.encoding.KeyBatch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * (namespace, key) → row, where a namespace (a slice, the end of a window) is scanned and dropped
 * whole. The calls for a batch go as with {@link KeyedTable}. For one task's thread.
 */
public final class WindowTable extends StateTable {
  private final TableParts parts;
  private final Residency residency;
  private final byte[] scratch = new byte[RowShape.LONGEST_INLINE];

  /** First segment number of each namespace; each has one segment a key group from there. */
  private final NavigableMap<Long, Integer> blocks = new TreeMap<>();

  /** Namespaces of which a store may hold rows: those that were restored or frozen. */
  private final Set<Long> stored = new TreeSet<>();

  /** Those of them that were dropped since the last freeze. */
  private final Set<Long> dropped = new TreeSet<>();

  private final List<Integer> freeBlocks = new ArrayList<>();

  /**
   * Segments of dropped namespaces, without rows, but with room for them: windows follow each other
   * and have about the same number of rows, so growing is saved. As many as a namespace has.
   */
  private final ArrayDeque<Segment> spares = new ArrayDeque<>();

  private long lastNamespace;
  private int lastBlock = -1;

  public WindowTable(TableSpec spec, KeyGroupRange keyGroups) {
    super(spec, keyGroups, new RowTable(RowShape.of(spec, false), spec.ttlMillis(), 0));
    this.parts = new Parts();
    this.residency = parts.residency;
  }

  /** Whether all rows are in memory, so that nothing has to be loaded. */
  public boolean isWhole() {
    return residency.isWhole();
  }

  /** As {@link KeyedTable#load}, of the rows of (namespaces[i], key i). */
  public Readiness load(long[] namespaces, KeyBatch keys) {
    return residency.loadToAdd(false, wanted -> addMissing(namespaces, keys, wanted));
  }

  private void addMissing(long[] namespaces, KeyBatch keys, Wanted wanted) {
    for (int i = 0; i < keys.size(); i++) {
      int group = keys.keyGroups()[i];
      int number = blockOf(namespaces[i]) + group - keyGroups.from();
      int offset = keys.offsets()[i];
      int length = keys.offsets()[i + 1] - offset;
      int hash = keys.hashes()[i];
      boolean missing =
          blockOf(namespaces[i]) >= 0
              && !table.segments[number].complete
              && table.findAny(number, hash, keys.bytes(), offset, length) < 0;
      if (missing) {
        wanted.add(residency.storedKey(group, namespaces[i], keys.bytes(), offset, length), hash);
      }
    }
  }

  /** As {@link KeyedTable#find}, of the rows of (namespaces[i], key i). */
  public void find(long[] namespaces, KeyBatch keys, int from, int to, long[] rows) {
    int done = from;
    int[] numbers = table.segmentNumbers(to);
    for (int i = from; i <= to; i++) {
      int block = i < to ? blockOf(namespaces[i]) : -1;
      if (block >= 0) {
        numbers[i] = block + keys.keyGroups()[i] - keyGroups.from();
        continue;
      }
      table.find(keys, done, i, numbers, rows);
      if (i < to) {
        rows[i] = -1;
      }
      done = i + 1;
    }
  }

  /** As {@link KeyedTable#findOrInsert}, of the rows of (namespaces[i], key i). */
  public void findOrInsert(long[] namespaces, KeyBatch keys, int from, int to, long[] rows) {
    int[] numbers = table.segmentNumbers(to);
    for (int i = from; i < to; i++) {
      int block = blockOf(namespaces[i]);
      if (block < 0) {
        block = addBlock(namespaces[i]);
      }
      numbers[i] = block + keys.keyGroups()[i] - keyGroups.from();
    }
    table.findOrInsert(keys, from, to, numbers, rows);
  }

  private int blockOf(long namespace) {
    if (namespace != lastNamespace || lastBlock < 0) {
      Integer block = blocks.get(namespace);
      lastNamespace = namespace;
      lastBlock = block == null ? -1 : block;
    }
    return lastBlock;
  }

  private int addBlock(long namespace) {
    int block;
    if (freeBlocks.isEmpty()) {
      block = table.segments.length;
      table.grow(block + keyGroups.size());
    } else {
      block = freeBlocks.remove(freeBlocks.size() - 1);
    }
    for (int i = 0; i < keyGroups.size(); i++) {
      table.place(block + i, spares.isEmpty() ? new Segment(table.shape) : spares.removeLast());
    }
    blocks.put(namespace, block);
    lastNamespace = namespace;
    lastBlock = block;
    return block;
  }

  /** Namespaces that hold rows, or held some and were not dropped, ascending. */
  public long[] namespaces() {
    return blocks.keySet().stream().mapToLong(Long::longValue).toArray();
  }

  /** Brings all rows of a namespace into memory and keeps them there until {@link #unpin}. */
  public Readiness loadNamespace(long namespace) {
    return residency.load(
        true,
        wanted -> {
          int block = blockOf(namespace);
          for (int i = 0; block >= 0 && i < keyGroups.size(); i++) {
            if (!table.segments[block + i].complete) {
              wanted.addPrefix(residency.prefix(keyGroups.from() + i, namespace));
            }
          }
        });
  }

  /** As {@link #loadNamespace}, of the rows of one key group of the task. */
  public Readiness loadGroup(long namespace, int keyGroup) {
    return residency.load(
        true,
        wanted -> {
          int block = blockOf(namespace);
          if (block >= 0 && !table.segments[block + keyGroup - keyGroups.from()].complete) {
            wanted.addPrefix(residency.prefix(keyGroup, namespace));
          }
        });
  }

  /**
   * Handles of rows of a namespace, each row once, from where {@code cursor} stands, in no
   * particular order; the namespace must have been {@link #loadNamespace loaded}. Rows inserted or
   * deleted between two calls may or may not appear.
   *
   * @return how many handles were put into {@code rows}; less than its length only at the end
   */
  public int scan(long namespace, Cursor cursor, long[] rows) {
    int count = 0;
    while (count < rows.length && cursor.segment < keyGroups.size()) {
      count = scan(namespace, cursor, rows, count);
      if (count < rows.length) {
        cursor.base = 0;
        cursor.segment++;
      }
    }
    return count;
  }

  /** As {@link #scan}, of the rows of one key group, which is given to each call of a cursor. */
  public int scanGroup(long namespace, int keyGroup, Cursor cursor, long[] rows) {
    cursor.segment = keyGroup - keyGroups.from();
    return scan(namespace, cursor, rows, 0);
  }

  /** Goes on within a segment; returns how many handles there are, {@code count} of them before. */
  private int scan(long namespace, Cursor cursor, long[] rows, int count) {
    int block = blockOf(namespace);
    if (block < 0) {
      return count;
    }
    int number = block + cursor.segment;
    Segment segment = table.segments[number];
    int stride = table.shape.stride();
    int next = count;
    for (; next < rows.length && cursor.base < segment.rowEnd; cursor.base += stride) {
      if (segment.rows[cursor.base] != 0 && !table.isGone(number, cursor.base)) {
        rows[next++] = (long) number << 32 | cursor.base;
      }
    }
    return next;
  }

  /** Drops all rows of a namespace at once; nothing happens if there are none. */
  public void drop(long namespace) {
    Integer block = blocks.remove(namespace);
    lastBlock = -1;
    if (stored.remove(namespace)) {
      dropped.add(namespace);
    }
    if (block != null) {
      Segment empty = new Segment(table.shape);
      for (int i = 0; i < keyGroups.size(); i++) {
        Segment gone = table.segments[block + i];
        table.place(block + i, empty);
        boolean room = spares.size() < keyGroups.size();
        if (room && gone != empty && gone.frozen == null && gone.reset()) {
          spares.addLast(gone);
        }
      }
      freeBlocks.add(block);
    }
  }

  /** Points {@code view} at the key of a row; valid until the next call on this table. */
  public Slice key(long row, Slice view) {
    return table.key(row, scratch, view);
  }

  @Override
  public void delete(long row) {
    table.delete(row);
  }

  @Override
  public TableParts parts() {
    return parts;
  }

  private final class Parts extends TableParts {
    Parts() {
      super(WindowTable.this.spec, WindowTable.this.keyGroups, WindowTable.this.table);
    }

    @Override
    public Kind kind() {
      return Kind.WINDOWS;
    }

    @Override
    void remove(long row) {
      table.delete(row);
    }

    @Override
    void eachSegment(SegmentVisitor visitor) {
      for (int i = 0; i < keyGroups().size(); i++) {
        for (Map.Entry<Long, Integer> block : blocks.entrySet()) {
          int number = block.getValue() + i;
          visitor.visit(keyGroups().from() + i, block.getKey(), table.segments[number]);
        }
      }
    }

    @Override
    long spareBytes() {
      return spares.stream().mapToLong(Segment::sizeBytes).sum();
    }

    @Override
    void dropSpares() {
      spares.clear();
    }

    @Override
    int segmentNumber(int keyGroup, long namespace) {
      int block = blockOf(namespace);
      stored.add(namespace);
      return (block < 0 ? addBlock(namespace) : block) + keyGroup - keyGroups().from();
    }

    @Override
    void arrivedAll(byte[] prefix) {
      table.segments[segmentNumber(keyGroup(prefix), namespace(prefix))].complete = true;
    }

    @Override
    List<Long> takeDropped() {
      List<Long> taken = new ArrayList<>(dropped);
      dropped.clear();
      stored.addAll(blocks.keySet());
      return taken;
    }

    @Override
    void dropAgain(List<Long> namespaces) {
      dropped.addAll(namespaces);
    }
  }

  /** Where a scan stands: to begin one, take a new cursor. */
  public static final class Cursor {
    private int segment;
    private int base;
  }
}
