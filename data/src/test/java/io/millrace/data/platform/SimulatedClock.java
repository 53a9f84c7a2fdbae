package io.millrace.data.platform;

/** A clock that stands still until it is moved, but for what {@link #tickWhenRead} says. */
public final class SimulatedClock implements Clock {
  private long wallMillis = 1_600_000_000_000L;
  private long nanos = 1_000_000_000L;
  private long tickNanos;

  @Override
  public long currentTimeMillis() {
    return wallMillis;
  }

  @Override
  public long nanoTime() {
    nanos += tickNanos;
    return nanos;
  }

  /**
   * Lets the monotonic clock go on by so much whenever it is read, as time passes while somebody
   * works: who reads it twice may find a deadline between.
   */
  public void tickWhenRead(long nanoseconds) {
    tickNanos = nanoseconds;
  }

  /** Lets time pass on both clocks. */
  public void advance(long millis) {
    if (millis < 0) {
      throw new IllegalArgumentException("time does not go back: " + millis + " ms");
    }
    wallMillis += millis;
    nanos += millis * 1_000_000;
  }

  /** Sets the wall clock by so much, forth or back; the monotonic clock does not notice. */
  public void jump(long millis) {
    wallMillis += millis;
  }
}
