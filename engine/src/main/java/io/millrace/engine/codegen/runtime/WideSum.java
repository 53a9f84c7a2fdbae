package io.millrace.engine.codegen.runtime;

import io.millrace.data.decimal.Decimals;
import io.millrace.data.decimal.Int128;

/** A sum of 192 bits in three slots: low, high, and above. */
public final class WideSum {
  private WideSum() {}

  /** Adds a number of 128 bits. */
  public static void add(long[] slots, int at, long high, long low) {
    merge(slots, at, low, high, high >> 63);
  }

  /** Takes a number of 128 bits away. */
  public static void subtract(long[] slots, int at, long high, long low) {
    long borrow = Long.compareUnsigned(slots[at], low) < 0 ? 1 : 0;
    slots[at] -= low;
    long before = slots[at + 1];
    long middle = before - high;
    long above = Long.compareUnsigned(before, high) < 0 ? 1 : 0;
    above += Long.compareUnsigned(middle, borrow) < 0 ? 1 : 0;
    slots[at + 1] = middle - borrow;
    slots[at + 2] -= (high >> 63) + above;
  }

  /** Adds another sum. */
  public static void merge(long[] slots, int at, long low, long high, long above) {
    slots[at] += low;
    long carry = Long.compareUnsigned(slots[at], low) < 0 ? 1 : 0;
    long middle = slots[at + 1] + high;
    long next = Long.compareUnsigned(middle, high) < 0 ? 1 : 0;
    slots[at + 1] = middle + carry;
    next += Long.compareUnsigned(slots[at + 1], carry) < 0 ? 1 : 0;
    slots[at + 2] += above + next;
  }

  /** Puts the sum into {@code out}; false if it has more than 38 digits. */
  public static boolean get(long[] slots, int at, Int128 out) {
    out.set(slots[at + 1], slots[at]);
    return slots[at + 2] == out.high >> 63 && Decimals.fits(out.high, out.low, 38);
  }

  /** Puts the sum at a scale of its own into {@code out}; false if it does not fit. */
  public static boolean get(
      long[] slots, int at, int scale, int newPrecision, int newScale, Int128 out) {
    return get(slots, at, out) && Decimals.rescale(out, scale, newPrecision, newScale, out);
  }

  /** Puts the sum divided by {@code count} into {@code out}; false if it does not fit. */
  public static boolean average(
      long[] slots, int at, int scale, Int128 count, int newPrecision, int newScale, Int128 out) {
    return get(slots, at, out)
        && Decimals.divide(out, scale, count, 0, newPrecision, newScale, out);
  }
}
