package io.millrace.state.table;

/**
 * The tables of one operator in one task. Asked for when the operator opens, each name once; an
 * unknown name gets an empty table, a known one what the restored checkpoint holds for the task's
 * key groups. All calls come from the task's thread.
 */
public interface OperatorState {
  /** key → row. */
  KeyedTable keyed(TableSpec spec);

  /** (namespace, key) → row, where a namespace, such as the end of a window, is dropped whole. */
  WindowTable windows(TableSpec spec);

  /** (key, element) → row, where the elements of a key are kept in order. */
  ElementTable elements(TableSpec spec);

  /** Small state without a key; restored before this returns. */
  void cell(String name, StateCell cell);

  /** The key groups of this task. */
  KeyGroupRange keyGroups();
}
