package io.millrace.executor.coordinator;

/** What follows a failure that may pass; the options {@code restart-strategy.*}. */
public sealed interface RestartStrategy {

  /** The job fails. */
  record None() implements RestartStrategy {}

  /** So many restarts, each after a delay. */
  record FixedDelay(int attempts, long delayMillis) implements RestartStrategy {}

  /**
   * Restarts after delays that grow with each failure and begin anew after a quiet time.
   *
   * @param multiplier of one delay to the next
   * @param jitter part of a delay by which it is changed at random, up or down
   * @param resetMillis time without failures after which delays begin anew
   * @param attempts before that; {@link Integer#MAX_VALUE}: no bound
   */
  record ExponentialDelay(
      long initialMillis,
      long maxMillis,
      double multiplier,
      double jitter,
      long resetMillis,
      int attempts)
      implements RestartStrategy {

    /** With the defaults of the options. */
    public static ExponentialDelay defaults() {
      return new ExponentialDelay(1000, 60_000, 1.5, 0.1, 3_600_000, Integer.MAX_VALUE);
    }
  }
}
