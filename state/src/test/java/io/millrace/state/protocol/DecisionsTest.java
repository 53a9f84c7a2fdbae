package io.millrace.state.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.state.protocol.RecoveryDecision.Candidate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionsTest {

  @ParameterizedTest(name = "{11}")
  @CsvSource(
      delimiter = '|',
      value = {
        // now | interval | pause | start | end | flight | goesOn  | last  | ended | final | kind |
        // at | why
        "100 |   0 |  0 |  0 |  0 | false | true  | false | false | false | Idle    |   0 | no"
            + " interval",
        "100 | 200 |  0 |  0 |  0 | false | true  | false | false | false | Wait    | 200 | not yet"
            + " due",
        "200 | 200 |  0 |  0 |  0 | false | true  | false | false | false | Trigger |   0 | due",
        "900 | 200 |  0 |  0 |  0 | true  | true  | false | false | false | Idle    |   0 | one in"
            + " flight",
        "900 | 200 |  0 |  0 |  0 | false | false | false | false | false | Idle    |   0 | a task"
            + " has ended",
        "500 | 200 | 90 | 300 | 450 | false | true | false | false | false | Wait   | 540 | pause"
            + " after end",
        "540 | 200 | 90 | 300 | 450 | false | true | false | false | false | Trigger | 0 | pause is"
            + " over",
        "100 |   0 |  0 |  0 |  0 | false | true  | false | true  | false | Trigger |   0 | last,"
            + " no interval",
        "100 | 200 | 90 | 90 | 95 | false | true  | false | true  | false | Trigger |   0 | last,"
            + " at once",
        "100 | 200 |  0 |  0 |  0 | true  | true  | false | true  | false | Idle    |   0 | last"
            + " waits its turn",
        "100 | 200 |  0 |  0 |  0 | false | false | false | true  | false | Trigger |   0 | last,"
            + " all the same",
        "900 | 200 |  0 |  0 |  0 | false | true  | false | true  | true  | Idle    |   0 | all is"
            + " done",
        "100 | 900 | 50 | 90 | 95 | false | true  | true  | false | false | Trigger |  0 | to stop,"
            + " at once",
        "100 | 900 | 50 | 90 | 95 | true  | true  | true  | false | false | Idle    |  0 | to stop,"
            + " one in flight",
        "100 | 900 | 50 | 90 | 95 | false | false | true  | false | false | Trigger |  0 | to stop,"
            + " a task has ended",
      })
  void trigger(
      long now,
      long interval,
      long pause,
      long start,
      long end,
      boolean flight,
      boolean goesOn,
      boolean last,
      boolean ended,
      boolean finalDone,
      String kind,
      long at,
      String why) {
    TriggerDecision decision =
        TriggerDecision.of(
            new TriggerDecision.Facts(
                now, interval, pause, start, end, flight, goesOn, last, ended, finalDone));
    assertEquals(kind, decision.getClass().getSimpleName(), why);
    if (decision instanceof TriggerDecision.Wait wait) {
      assertEquals(at, wait.atMillis(), why);
    }
  }

  @ParameterizedTest(name = "{6}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        " 10 | 0 | 100 | 3 | 2 | -         | Wait    | one is missing",
        " 10 | 0 | 100 | 3 | 3 | -         | Publish | all there",
        "100 | 0 | 100 | 3 | 2 | -         | Abort   | too late",
        "100 | 0 | 100 | 3 | 3 | -         | Publish | all there at the last moment",
        " 10 | 0 | 100 | 3 | 3 | disk full | Abort   | a failure wins",
        " 10 | 0 | 100 | 0 | 0 | -         | Publish | nobody to wait for",
      })
  void flight(
      long now,
      long start,
      long timeout,
      int tasks,
      int acks,
      String failure,
      String kind,
      String why) {
    FlightDecision decision =
        FlightDecision.of(new FlightDecision.Facts(now, start, timeout, tasks, acks, failure));
    assertEquals(kind, decision.getClass().getSimpleName(), why);
  }

  @Test
  void failuresInARowAreToleratedUpToTheBound() {
    assertEquals(ToleranceDecision.FAIL_JOB, ToleranceDecision.of(1, 0));
    assertEquals(ToleranceDecision.GO_ON, ToleranceDecision.of(1, 1));
    assertEquals(ToleranceDecision.FAIL_JOB, ToleranceDecision.of(2, 1));
  }

  private static final Candidate WHOLE_3 = new Candidate(3, null);
  private static final Candidate WHOLE_4 = new Candidate(4, null);
  private static final Candidate TORN_5 = new Candidate(5, "torn");

  @Test
  void recoveryTakesTheNewestThatVerifies() {
    assertInstanceOf(
        RecoveryDecision.BeginAnew.class, RecoveryDecision.of(List.of(), false, false));
    assertEquals(
        new RecoveryDecision.Restore(4, false, List.of()),
        RecoveryDecision.of(List.of(WHOLE_4, WHOLE_3), false, false));
    assertEquals(
        new RecoveryDecision.Restore(4, true, List.of(TORN_5)),
        RecoveryDecision.of(List.of(TORN_5, WHOLE_4, WHOLE_3), true, false));
  }

  @Test
  void recoveryDoesNotRepeatRowsUnasked() {
    List<Candidate> found = List.of(TORN_5, WHOLE_4);
    RecoveryDecision.Refuse refuse =
        assertInstanceOf(RecoveryDecision.Refuse.class, RecoveryDecision.of(found, false, false));
    assertTrue(refuse.reason().contains("checkpoint 5 is damaged (torn)"), refuse.reason());
    assertEquals(
        new RecoveryDecision.Restore(4, false, List.of(TORN_5)),
        RecoveryDecision.of(found, false, true));
  }

  @Test
  void recoveryRefusesWhenNothingVerifies() {
    assertInstanceOf(
        RecoveryDecision.Refuse.class, RecoveryDecision.of(List.of(TORN_5), true, true));
  }

  @Test
  void theNewestAreKept() {
    assertEquals(List.of(1L, 2L), RetentionDecision.surplus(List.of(4L, 1L, 3L, 2L), 2));
    assertEquals(List.of(), RetentionDecision.surplus(List.of(1L), 2));
    assertEquals(List.of(1L), RetentionDecision.surplus(List.of(1L, 2L), 0));
  }

  @Test
  void filesThatNobodyNeedsAreGarbage() {
    assertEquals(
        List.of("c"), RetentionDecision.garbage(List.of("a", "b", "c"), Set.of("a"), Set.of("b")));
  }
}
