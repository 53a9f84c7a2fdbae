package io.millrace.executor.task;

import io.millrace.data.error.MillraceException;
import io.millrace.state.table.ElementTable;
import io.millrace.state.table.KeyGroupRange;
import io.millrace.state.table.KeyedTable;
import io.millrace.state.table.OperatorState;
import io.millrace.state.table.StateCell;
import io.millrace.state.table.TableSpec;
import io.millrace.state.table.WindowTable;

/**
 * The state of an operator that the query has gained since the checkpoint: to begin with none would
 * silently miss the rows that its sources have already passed, so an operator that asks for any is
 * refused. One without state never asks.
 */
record GainedState(String operator, KeyGroupRange keyGroups) implements OperatorState {
  @Override
  public KeyedTable keyed(TableSpec spec) {
    throw refused(spec.name());
  }

  @Override
  public WindowTable windows(TableSpec spec) {
    throw refused(spec.name());
  }

  @Override
  public ElementTable elements(TableSpec spec) {
    throw refused(spec.name());
  }

  @Override
  public void cell(String name, StateCell cell) {
    throw refused(name);
  }

  private MillraceException refused(String name) {
    return MillraceException.deterministic(
            "the checkpoint does not fit the query, which has gained an operator with state: "
                + operator
                + " ("
                + name
                + ") would miss the rows that were read before")
        .withHint("Run with --fresh to begin without checkpoints, or restore the old query.");
  }
}
