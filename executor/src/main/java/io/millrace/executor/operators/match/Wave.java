package io.millrace.executor.operators.match;

import io.millrace.data.batch.Batch;
import io.millrace.data.error.MillraceException;
import io.millrace.executor.operators.match.PatternSteps.Fit;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets each key of a round take one row after the other, all keys at once: conditions are asked for
 * all of them together.
 */
final class Wave {
  private final MatchSpec spec;
  private final PatternSteps pattern;
  private final Conditions conditions;
  private final List<Step> steps = new ArrayList<>();
  private final List<Step> open = new ArrayList<>();
  private RoundRows rows;

  /** What was matched, in order. */
  private MatchList matched;

  /**
   * A match, or the beginning of one, that is to take a row.
   *
   * @param match null: it is to begin
   */
  record Step(KeyRun run, Partial match, int row, Fit fit) {}

  Wave(MatchSpec spec, Conditions conditions) {
    this.spec = spec;
    this.pattern = new PatternSteps(spec.variables());
    this.conditions = conditions;
  }

  /** All rows of all keys. */
  void take(List<KeyRun> runs, RoundRows rows, Batch batch, MatchList matched) {
    this.rows = rows;
    this.matched = matched;
    conditions.use(batch, rows.held());
    while (takeOne(runs)) {
      steps.clear();
    }
  }

  private boolean takeOne(List<KeyRun> runs) {
    for (KeyRun run : runs) {
      if (run.hasNext()) {
        expire(run, rows.time(run, run.next));
        run.partial.forEach(match -> addStep(run, match));
        addStep(run, null);
      }
    }
    settle();
    int at = 0;
    while (at < steps.size()) {
      at = apply(at);
    }
    return !steps.isEmpty();
  }

  private void addStep(KeyRun run, Partial match) {
    Fit fit = new Fit();
    conditions.begin(fit, run.position(run.next));
    steps.add(new Step(run, match, run.next, fit));
  }

  /** Asks for conditions until every step is decided. */
  private void settle() {
    open.addAll(steps);
    while (!open.isEmpty()) {
      open.removeIf(this::isDecided);
      if (!open.isEmpty()) {
        conditions.ask(open, pattern.size());
      }
    }
  }

  private boolean isDecided(Step step) {
    if (step.match() == null) {
      pattern.begin(step.fit());
    } else {
      pattern.go(step.match().variable, count(step), step.fit());
    }
    return step.fit().wanted == 0;
  }

  /** Rows of the variable at hand. */
  private static int count(Step step) {
    return step.row() - step.match().from(step.match().variable, -1);
  }

  /** Carries out the steps of a key; returns where those of the next one begin. */
  private int apply(int from) {
    KeyRun run = steps.get(from).run();
    List<Partial> goingOn = new ArrayList<>();
    boolean completed = false;
    int at = from;
    for (; at < steps.size() && steps.get(at).run() == run; at++) {
      Step step = steps.get(at);
      for (int v = 0; v < pattern.size(); v++) {
        if ((step.fit().taken >>> v & 1) != 0) {
          completed |= take(step, v, goingOn);
        }
      }
    }
    run.partial = goingOn;
    run.next++;
    if (completed) {
      run.complete.sort(Partial.COMPLETE);
    }
    drain(run);
    return at;
  }

  private boolean take(Step step, int variable, List<Partial> goingOn) {
    Partial match = step.match();
    Partial longer = extended(step, variable, pattern.size());
    boolean stays = match != null && match.variable == variable;
    if (!pattern.isAtEnd(variable, stays ? count(step) + 1 : 1)) {
      goingOn.add(longer);
    }
    boolean complete = (step.fit().complete >>> variable & 1) != 0;
    if (complete) {
      step.run().complete.add(longer.complete(step.row() + 1));
    }
    return complete;
  }

  /** The match of a step with the row at hand for a variable. */
  static Partial extended(Step step, int variable, int variables) {
    return step.match() == null
        ? Partial.begin(step.row(), variable, variables)
        : step.match().extended(step.row(), variable);
  }

  /** Gives up matches that have lasted too long at a time. */
  void expire(KeyRun run, long time) {
    if (spec.withinMillis() > 0 && !run.partial.isEmpty()) {
      long limit = time - spec.withinMillis();
      if (run.partial.removeIf(match -> rows.time(run, match.start()) <= limit)) {
        drain(run);
      }
    }
  }

  /** Complete matches that no earlier match can take rows from any more are final. */
  private void drain(KeyRun run) {
    while (!run.complete.isEmpty()) {
      Partial first = run.complete.get(0);
      if (!run.partial.isEmpty() && run.partial.get(0).start() < first.start()) {
        return;
      }
      run.complete.remove(0);
      matched.add(run, first, first.end);
      int resume = resumeAfter(first);
      run.partial.removeIf(match -> match.start() < resume);
      run.complete.removeIf(match -> match.start() < resume);
    }
  }

  /** The row at which the next match may begin. */
  private int resumeAfter(Partial match) {
    AfterMatch after = spec.after();
    return switch (after.kind()) {
      case PAST_LAST_ROW -> match.end;
      case TO_NEXT_ROW -> match.start() + 1;
      case TO_FIRST, TO_LAST -> {
        int from = match.from(after.variable(), match.end);
        int to = match.to(after.variable(), match.end);
        int row = after.kind() == AfterMatch.Kind.TO_FIRST ? from : to - 1;
        if (to == from || row == match.start()) {
          throw noProgress(to == from);
        }
        yield row;
      }
    };
  }

  private MillraceException noProgress(boolean empty) {
    AfterMatch after = spec.after();
    String name = spec.variables().get(after.variable()).name();
    String where = after.kind() == AfterMatch.Kind.TO_FIRST ? "FIRST " : "LAST ";
    String why =
        empty ? ": no row of the match belongs to " + name : ": that is the first row of the match";
    return MillraceException.deterministic("cannot AFTER MATCH SKIP TO " + where + name + why)
        .withHint("AFTER MATCH SKIP TO NEXT ROW or PAST LAST ROW always finds a row to go on from");
  }
}
