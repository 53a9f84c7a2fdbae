package io.millrace.executor.coordinator;

import static io.millrace.data.error.FailureClass.DETERMINISTIC;
import static io.millrace.data.error.FailureClass.TRANSIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.data.error.FailureClass;
import io.millrace.executor.coordinator.RestartDecision.Facts;
import io.millrace.executor.coordinator.RestartDecision.Fail;
import io.millrace.executor.coordinator.RestartDecision.RestartAfter;
import io.millrace.executor.coordinator.RestartStrategy.ExponentialDelay;
import io.millrace.executor.coordinator.RestartStrategy.FixedDelay;
import io.millrace.executor.coordinator.RestartStrategy.None;
import org.junit.jupiter.api.Test;

class RestartDecisionTest {
  private static RestartDecision decide(
      RestartStrategy strategy, FailureClass failure, int failures, double random) {
    return RestartDecision.of(strategy, new Facts(failure, failures, random));
  }

  @Test
  void whatComesBackIsNeverRetried() {
    assertEquals(new Fail(), decide(new FixedDelay(9, 1), DETERMINISTIC, 1, 0));
    assertEquals(new Fail(), decide(ExponentialDelay.defaults(), DETERMINISTIC, 1, 0));
    assertEquals(new Fail(), decide(new None(), TRANSIENT, 1, 0));
  }

  @Test
  void fixedDelayCountsItsAttempts() {
    assertEquals(new RestartAfter(7), decide(new FixedDelay(2, 7), TRANSIENT, 2, 0));
    assertEquals(new Fail(), decide(new FixedDelay(2, 7), TRANSIENT, 3, 0));
  }

  @Test
  void exponentialDelayGrowsToItsBound() {
    ExponentialDelay strategy = ExponentialDelay.defaults();
    assertEquals(new RestartAfter(1000), decide(strategy, TRANSIENT, 1, 0.5));
    assertEquals(new RestartAfter(1500), decide(strategy, TRANSIENT, 2, 0.5));
    assertEquals(new RestartAfter(60_000), decide(strategy, TRANSIENT, 100, 0.5));
    assertEquals(new RestartAfter(900), decide(strategy, TRANSIENT, 1, 0));
    assertTrue(RestartDecision.resets(strategy, 3_600_000));
    assertFalse(RestartDecision.resets(strategy, 3_599_999));
    assertFalse(RestartDecision.resets(new FixedDelay(1, 1), Long.MAX_VALUE));
  }
}
