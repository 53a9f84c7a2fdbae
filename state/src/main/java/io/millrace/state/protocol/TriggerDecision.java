package io.millrace.state.protocol;

/** Whether the next checkpoint begins. All times are monotonic, in milliseconds. */
public sealed interface TriggerDecision {

  /** It begins now. */
  record Trigger() implements TriggerDecision {}

  /** Look again at {@code atMillis}, or when a fact changes. */
  record Wait(long atMillis) implements TriggerDecision {}

  /** Nothing is to be done until a fact changes. */
  record Idle() implements TriggerDecision {}

  /**
   * What is known.
   *
   * @param nowMillis the time
   * @param intervalMillis from one start to the next; 0: checkpoints are off
   * @param minPauseMillis from the end of one, whatever it was, to the start of the next
   * @param lastStartMillis when the last one began, or the job did
   * @param lastEndMillis when the last one ended, or the job began
   * @param inFlight whether one is under way
   * @param goesOn whether checkpoints still come with the interval: not if tasks have ended and
   *     that is wanted
   * @param lastWanted whether somebody waits for a last one before the job stops
   * @param allEnded whether all sources have ended and End has passed every task
   * @param finalDone whether a checkpoint that began after {@code allEnded} has completed
   */
  record Facts(
      long nowMillis,
      long intervalMillis,
      long minPauseMillis,
      long lastStartMillis,
      long lastEndMillis,
      boolean inFlight,
      boolean goesOn,
      boolean lastWanted,
      boolean allEnded,
      boolean finalDone) {}

  /**
   * Decides. When everything has ended or is to stop, the last checkpoint does not wait for the
   * interval; without an interval there is one all the same if {@code finalDone} is false, so that
   * sinks commit.
   */
  static TriggerDecision of(Facts facts) {
    if (facts.inFlight || facts.finalDone) {
      return new Idle();
    }
    if (facts.allEnded || facts.lastWanted) {
      return new Trigger();
    }
    if (facts.intervalMillis <= 0 || !facts.goesOn) {
      return new Idle();
    }
    long due =
        Math.max(
            facts.lastStartMillis + facts.intervalMillis,
            facts.lastEndMillis + facts.minPauseMillis);
    return facts.nowMillis >= due ? new Trigger() : new Wait(due);
  }
}
