package io.millrace.state.protocol;

import java.util.List;

/** From which checkpoint a job goes on. */
public sealed interface RecoveryDecision {

  /** There is none: begin anew. */
  record BeginAnew() implements RecoveryDecision {}

  /**
   * Restore {@code checkpoint}.
   *
   * @param withdraw whether sinks must take back epochs after it
   * @param damaged newer ones that do not verify, with why
   */
  record Restore(long checkpoint, boolean withdraw, List<Candidate> damaged)
      implements RecoveryDecision {
    public Restore {
      damaged = List.copyOf(damaged);
    }
  }

  /** Refuse to go on: {@code reason} says what is damaged and what going on would mean. */
  record Refuse(String reason) implements RecoveryDecision {}

  /**
   * A checkpoint as found.
   *
   * @param checkpoint its number
   * @param damage what is wrong with it; null if it verifies
   */
  record Candidate(long checkpoint, String damage) {}

  /**
   * Decides. A published checkpoint that does not verify may have been committed by the sinks, so
   * going behind it repeats rows unless every sink can withdraw them.
   *
   * @param newestFirst the published checkpoints, at least down to the first that verifies
   * @param sinksCanWithdraw whether every sink can take back committed epochs
   * @param acceptRepeats whether the user said that repeated rows are all right
   */
  static RecoveryDecision of(
      List<Candidate> newestFirst, boolean sinksCanWithdraw, boolean acceptRepeats) {
    if (newestFirst.isEmpty()) {
      return new BeginAnew();
    }
    for (int i = 0; i < newestFirst.size(); i++) {
      Candidate candidate = newestFirst.get(i);
      if (candidate.damage == null) {
        List<Candidate> damaged = newestFirst.subList(0, i);
        boolean withdraw = !damaged.isEmpty();
        return withdraw && !sinksCanWithdraw && !acceptRepeats
            ? new Refuse(
                describe(damaged)
                    + "; going on from checkpoint "
                    + candidate.checkpoint
                    + " would write rows again that a sink may have committed already")
            : new Restore(candidate.checkpoint, withdraw && sinksCanWithdraw, damaged);
      }
    }
    return new Refuse(describe(newestFirst) + "; there is no checkpoint that can be restored");
  }

  private static String describe(List<Candidate> damaged) {
    StringBuilder text = new StringBuilder();
    for (Candidate candidate : damaged) {
      text.append(text.length() == 0 ? "" : ", ");
      text.append("checkpoint ").append(candidate.checkpoint).append(" is damaged (");
      text.append(candidate.damage).append(')');
    }
    return text.toString();
  }
}
