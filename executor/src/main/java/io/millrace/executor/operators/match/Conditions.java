package io.millrace.executor.operators.match;

import io.millrace.data.batch.Batch;
import io.millrace.executor.operators.match.PatternSteps.Fit;
import io.millrace.executor.operators.match.Wave.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Asks conditions. Those that see the row alone and cannot fail are asked once for all rows of a
 * round; any other only for rows and matches where the answer matters.
 */
final class Conditions {
  private final MatchCondition[] conditions;
  private final ViewBatches views;
  private final MatchList tried = new MatchList();
  private final long always;
  private final long ofRowAlone;
  private Batch batch;
  private int[] selection = {};

  /** By position of a row: the variables that it fits, of those asked for all rows. */
  private long[] fits = {};

  Conditions(MatchSpec spec, Map<Integer, MatchCondition> given, ViewBatches views) {
    this.views = views;
    conditions = new MatchCondition[spec.variables().size()];
    long unconditional = 0;
    long rowAlone = 0;
    for (int v = 0; v < conditions.length; v++) {
      conditions[v] = given.get(v);
      if (conditions[v] == null) {
        unconditional |= 1L << v;
      } else if (conditions[v].total() && conditions[v].view().isOfRowAlone(v)) {
        rowAlone |= 1L << v;
      }
    }
    always = unconditional;
    ofRowAlone = rowAlone;
  }

  /**
   * The rows of a round.
   *
   * @param from the first one that is to be taken
   */
  void use(Batch rows, int from) {
    batch = rows;
    int count = rows.rows() - from;
    if (fits.length < rows.rows()) {
      fits = new long[rows.rows()];
      selection = new int[rows.rows()];
    }
    Arrays.fill(fits, from, rows.rows(), always);
    for (int v = 0; v < conditions.length; v++) {
      if ((ofRowAlone >>> v & 1) != 0 && count > 0) {
        MatchView view = conditions[v].view();
        Batch seen =
            rows.withColumns(
                    view.values().stream()
                        .map(value -> rows.column(value.column()))
                        .toArray(io.millrace.data.column.Column[]::new))
                .withSelection(IntStream.range(from, rows.rows()).toArray(), count);
        int fitting = conditions[v].predicate().select(seen, selection);
        for (int i = 0; i < fitting; i++) {
          fits[selection[i]] |= 1L << v;
        }
      }
    }
  }

  /** What is known of a row without asking. */
  void begin(Fit fit, int position) {
    fit.reset(always | ofRowAlone, fits[position]);
  }

  /** Answers the lowest variable that each step wants to know. */
  void ask(List<Step> steps, int variables) {
    for (int v = 0; v < variables; v++) {
      tried.clear();
      for (Step step : steps) {
        if ((step.fit().wanted >>> v & 1) != 0) {
          tried.add(step.run(), Wave.extended(step, v, variables), step.row() + 1);
        }
      }
      if (tried.size() > 0) {
        answer(v, steps);
      }
    }
  }

  private void answer(int variable, List<Step> steps) {
    int count = tried.size();
    if (selection.length < count) {
      selection = new int[count * 2];
    }
    Batch seen = views.of(conditions[variable].view(), tried, batch);
    int fitting = conditions[variable].predicate().select(seen, selection);
    int at = 0;
    int next = 0;
    for (Step step : steps) {
      Fit fit = step.fit();
      if ((fit.wanted >>> variable & 1) != 0) {
        fit.known |= 1L << variable;
        if (next < fitting && selection[next] == at) {
          fit.fits |= 1L << variable;
          next++;
        }
        at++;
      }
    }
  }
}
