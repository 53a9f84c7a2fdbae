package io.millrace.state.table;

import io.millrace.data.bytes.Slice;
import io.millrace.data.encoding.KeyBatch;

/**
 * key → row of {@code long} slots, and bytes if the table is {@link TableSpec#variable}. A call for
 * a batch of keys goes {@link #load} until it is READY, {@link #find} or {@link #findOrInsert},
 * then for each row {@link #touch} before its first change, and at last {@link #unpin}. Handles are
 * good from the finding until the unpinning, or until the row is deleted. For one task's thread.
 */
public final class KeyedTable extends StateTable {
  private final TableParts parts;
  private final Residency residency;
  private final byte[] scratch = new byte[RowShape.LONGEST_INLINE];

  public KeyedTable(TableSpec spec, KeyGroupRange keyGroups) {
    super(
        spec,
        keyGroups,
        new RowTable(RowShape.of(spec, false), spec.ttlMillis(), keyGroups.size()));
    this.parts = new Parts();
    this.residency = parts.residency;
  }

  /** Brings the rows of all keys into memory and keeps them there until {@link #unpin}. */
  public Readiness load(KeyBatch keys) {
    return residency.loadToAdd(false, wanted -> addMissing(keys, wanted));
  }

  private void addMissing(KeyBatch keys, Wanted wanted) {
    for (int i = 0; i < keys.size(); i++) {
      int group = keys.keyGroups()[i];
      int number = group - keyGroups.from();
      int offset = keys.offsets()[i];
      int length = keys.offsets()[i + 1] - offset;
      int hash = keys.hashes()[i];
      boolean missing =
          !table.segments[number].complete
              && table.findAny(number, hash, keys.bytes(), offset, length) < 0;
      if (missing) {
        wanted.add(residency.storedKey(group, 0, keys.bytes(), offset, length), hash);
      }
    }
  }

  /** Handles of keys {@code from} to {@code to} (exclusive), each at its key's place, or -1. */
  public void find(KeyBatch keys, int from, int to, long[] rows) {
    table.find(keys, from, to, segments(keys, from, to), rows);
  }

  /**
   * As {@link #find}, adding rows for keys that have none. An added row has zero slots and no
   * bytes, and {@link #isNew} until it is touched; it must be touched or deleted before the
   * unpinning.
   */
  public void findOrInsert(KeyBatch keys, int from, int to, long[] rows) {
    table.findOrInsert(keys, from, to, segments(keys, from, to), rows);
  }

  private int[] segments(KeyBatch keys, int from, int to) {
    return table.segmentsOf(keys, from, to, keyGroups.from(), 0);
  }

  /** Points {@code view} at the key of a row; valid until the next call on this table. */
  public Slice key(long row, Slice view) {
    return table.key(row, scratch, view);
  }

  @Override
  public void delete(long row) {
    table.delete(row);
  }

  RowTable table() {
    return table;
  }

  @Override
  public TableParts parts() {
    return parts;
  }

  private final class Parts extends TableParts {
    Parts() {
      super(KeyedTable.this.spec, KeyedTable.this.keyGroups, KeyedTable.this.table);
    }

    @Override
    public Kind kind() {
      return Kind.KEYED;
    }

    @Override
    void remove(long row) {
      table.delete(row);
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
  }
}
