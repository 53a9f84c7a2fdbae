package io.millrace.data.platform;

/** Time. Thread-safe. */
public interface Clock {
  /** Wall-clock time in milliseconds since the epoch; may jump. */
  long currentTimeMillis();

  /** Monotonic time in nanoseconds from an arbitrary origin; for intervals and timeouts. */
  long nanoTime();
}
