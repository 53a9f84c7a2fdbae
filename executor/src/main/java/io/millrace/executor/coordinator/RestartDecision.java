package io.millrace.executor.coordinator;

import io.millrace.data.error.FailureClass;
import io.millrace.executor.coordinator.RestartStrategy.ExponentialDelay;
import io.millrace.executor.coordinator.RestartStrategy.FixedDelay;
import io.millrace.executor.coordinator.RestartStrategy.None;

/** Whether and when a failed job starts again. */
public sealed interface RestartDecision {

  /** The job has failed for good. */
  record Fail() implements RestartDecision {}

  /** It starts again after so long. */
  record RestartAfter(long delayMillis) implements RestartDecision {}

  /**
   * What is known.
   *
   * @param failureClass of this failure
   * @param failures so far without a quiet time between them, this one included; see {@link
   *     #resets}
   * @param random from 0 (inclusive) to 1 (exclusive)
   */
  record Facts(FailureClass failureClass, int failures, double random) {}

  /** Decides. A failure that comes back when the same is tried again is never retried. */
  static RestartDecision of(RestartStrategy strategy, Facts facts) {
    if (facts.failureClass == FailureClass.DETERMINISTIC || strategy instanceof None) {
      return new Fail();
    }
    if (strategy instanceof FixedDelay fixed) {
      return facts.failures > fixed.attempts() ? new Fail() : new RestartAfter(fixed.delayMillis());
    }
    ExponentialDelay exponential = (ExponentialDelay) strategy;
    if (facts.failures > exponential.attempts()) {
      return new Fail();
    }
    double delay =
        Math.min(
            exponential.maxMillis(),
            exponential.initialMillis() * Math.pow(exponential.multiplier(), facts.failures - 1));
    double swing = delay * exponential.jitter() * (2 * facts.random - 1);
    return new RestartAfter(Math.max(0, Math.round(delay + swing)));
  }

  /** Whether so long a time without failures makes the count of failures begin anew. */
  static boolean resets(RestartStrategy strategy, long quietMillis) {
    return strategy instanceof ExponentialDelay exponential
        && quietMillis >= exponential.resetMillis();
  }
}
