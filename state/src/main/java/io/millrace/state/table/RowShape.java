package io.millrace.state.table;

import io.millrace.data.encoding.KeyEncoding;

/**
 * Where things stand in a row, in longs from its base: {@code meta | key words | bytes? | time? |
 * links? | slots}.
 *
 * <p>{@code meta} holds, from above: the hash (32 bits), the epoch of the last change (22), the
 * length of the key if it fits its words, else {@link #KEY_IN_ARENA} (5), and flags (5). A key
 * longer than its words is an arena reference; so are the bytes: offset (32 bits) and length (32).
 */
record RowShape(
    int keyWords, int bytesWord, int timeWord, int linksWord, int firstSlot, int stride) {

  /** The row was made by a find-or-insert and was not touched since. */
  static final long NEW = 1 << 4;

  /** A tombstone: the row is gone, the store does not know yet. */
  static final long DELETED = 1 << 3;

  /** The store, or a frozen epoch on its way there, may hold the row. */
  static final long STORED = 1 << 2;

  /** The row is in use; so no row in use has a meta of 0. */
  static final long USED = 1;

  static final int KEY_LENGTH_SHIFT = 5;
  static final int KEY_IN_ARENA = 31;

  /** Longer keys are not kept in words. */
  static final int LONGEST_INLINE = KEY_IN_ARENA - 1;

  static final long KEY_LENGTH_MASK = 31L << KEY_LENGTH_SHIFT;
  static final int EPOCH_SHIFT = 10;
  static final int MAX_EPOCH = (1 << 22) - 1;
  static final long EPOCH_MASK = (long) MAX_EPOCH << EPOCH_SHIFT;

  /** What must be equal for two keys to be equal, besides their words. */
  static final long KEY_MASK = 0xFFFFFFFF_00000000L | KEY_LENGTH_MASK | USED;

  /** A row whose bits here equal those of the table's stamp may be written without ado. */
  static final long STAMP_MASK = EPOCH_MASK | NEW | DELETED;

  static RowShape of(TableSpec spec, boolean linked) {
    int width = KeyEncoding.of(spec.key().types()).fixedWidth();
    int keyWords = width > 8 && width <= LONGEST_INLINE ? (width + 7) / 8 : 1;
    int next = 1 + keyWords;
    int bytesWord = spec.variable() ? next++ : -1;
    int timeWord = spec.ttlMillis() > 0 ? next++ : -1;
    int linksWord = linked ? next : -1;
    next += linked ? 2 : 0;
    return new RowShape(keyWords, bytesWord, timeWord, linksWord, next, next + spec.slots());
  }

  int slots() {
    return stride - firstSlot;
  }

  /** Longest key in bytes that is kept in the row's words. */
  int inlineKeyBytes() {
    return Math.min(LONGEST_INLINE, keyWords * 8);
  }

  /** Hash, length class and use of the row of a key whose length is {@code lengthClass}. */
  static long keyMeta(int hash, int lengthClass) {
    return (long) hash << 32 | (long) lengthClass << KEY_LENGTH_SHIFT | USED;
  }

  static int epoch(long meta) {
    return (int) ((meta & EPOCH_MASK) >>> EPOCH_SHIFT);
  }

  static int keyLengthClass(long meta) {
    return (int) (meta & KEY_LENGTH_MASK) >>> KEY_LENGTH_SHIFT;
  }

  static int hash(long meta) {
    return (int) (meta >>> 32);
  }

  /** In a word of elements, beside the length of their key: the row is in the order of the key. */
  static final long ATTACHED = 1L << 31;

  /** Length of the key of an element, from the word behind its links. */
  static int groupLength(long word) {
    return (int) (word & ATTACHED - 1);
  }

  static long reference(int offset, int length) {
    return (long) offset << 32 | length;
  }

  static int offset(long reference) {
    return (int) (reference >>> 32);
  }

  static int length(long reference) {
    return (int) reference;
  }
}
