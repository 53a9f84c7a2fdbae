package io.millrace.functions.api;

/** A value of physical kind LONG_PAIR on its way into or out of a function. */
public final class LongPair {
  public long high;
  public long low;

  public LongPair set(long high, long low) {
    this.high = high;
    this.low = low;
    return this;
  }
}
