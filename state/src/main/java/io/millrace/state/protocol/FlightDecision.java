package io.millrace.state.protocol;

/** What becomes of a checkpoint in flight. */
public sealed interface FlightDecision {

  /** Every task has acknowledged: publish the manifest. */
  record Publish() implements FlightDecision {}

  /** Go on waiting; give up at {@code untilMillis}. */
  record Wait(long untilMillis) implements FlightDecision {}

  /** Give it up; {@code reason} completes "checkpoint n failed: ". */
  record Abort(String reason) implements FlightDecision {}

  /**
   * What is known.
   *
   * @param nowMillis monotonic
   * @param startMillis when it was triggered
   * @param timeoutMillis {@code execution.checkpointing.timeout}
   * @param tasks that must acknowledge
   * @param acknowledged that have, their state and committables durable
   * @param failure the first thing that went wrong, or null
   */
  record Facts(
      long nowMillis,
      long startMillis,
      long timeoutMillis,
      int tasks,
      int acknowledged,
      String failure) {}

  static FlightDecision of(Facts facts) {
    if (facts.failure != null) {
      return new Abort(facts.failure);
    }
    if (facts.acknowledged == facts.tasks) {
      return new Publish();
    }
    long until = facts.startMillis + facts.timeoutMillis;
    return facts.nowMillis >= until
        ? new Abort(
            "only "
                + facts.acknowledged
                + " of "
                + facts.tasks
                + " tasks had acknowledged it after "
                + facts.timeoutMillis
                + " ms")
        : new Wait(until);
  }
}
