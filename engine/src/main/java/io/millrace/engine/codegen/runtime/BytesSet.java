package io.millrace.engine.codegen.runtime;

import io.millrace.data.bytes.Slice;
import java.util.Collection;

/** A set of strings, made once and asked often: open addressing over slices. */
public final class BytesSet {
  private final Slice[] table;
  private final int mask;

  private BytesSet(int members) {
    int size = Integer.highestOneBit(Math.max(4, members * 4 - 1));
    table = new Slice[size];
    mask = size - 1;
  }

  /** The set of these {@link Slice}s, which it keeps. */
  public static BytesSet of(Collection<?> slices) {
    BytesSet set = new BytesSet(slices.size());
    for (Object slice : slices) {
      set.table[set.slot((Slice) slice)] = (Slice) slice;
    }
    return set;
  }

  public boolean contains(Slice value) {
    return table[slot(value)] != null;
  }

  private int slot(Slice value) {
    int slot = value.hashCode() & mask;
    while (table[slot] != null && !table[slot].contentEquals(value)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }
}
