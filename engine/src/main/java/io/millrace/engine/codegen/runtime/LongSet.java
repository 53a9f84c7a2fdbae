package io.millrace.engine.codegen.runtime;

import java.util.Arrays;
import java.util.Collection;

/** A set of whole numbers, made once and asked often. */
public final class LongSet {
  private static final int SCANNED = 8;

  private final long[] sorted;

  private LongSet(long[] sorted) {
    this.sorted = sorted;
  }

  /** The set of these {@link Number}s. */
  public static LongSet of(Collection<?> numbers) {
    return new LongSet(
        numbers.stream().mapToLong(n -> ((Number) n).longValue()).distinct().sorted().toArray());
  }

  public boolean contains(long value) {
    if (sorted.length > SCANNED) {
      return Arrays.binarySearch(sorted, value) >= 0;
    }
    boolean found = false;
    for (long member : sorted) {
      found |= member == value;
    }
    return found;
  }
}
