package io.millrace.state.snapshot;

import java.util.List;

/**
 * The state of one task at a barrier: what a manifest holds of it.
 *
 * @param totalKeyGroups of the job
 * @param fromKeyGroup first key group of the task
 * @param toKeyGroup end (exclusive) of its key groups
 * @param runs files that together hold the rows, oldest first
 * @param tables what the rows belong to
 * @param cells small state
 */
public record TaskSnapshot(
    int totalKeyGroups,
    int fromKeyGroup,
    int toKeyGroup,
    List<RunRef> runs,
    List<TableInfo> tables,
    List<CellValue> cells) {

  /**
   * The value of a cell.
   *
   * @param operator identity of the operator
   * @param name name of the cell
   * @param value what it saved
   */
  @SuppressWarnings("ArrayRecordComponent") // it is written out and read in, never compared
  public record CellValue(String operator, String name, byte[] value) {}

  public TaskSnapshot {
    runs = List.copyOf(runs);
    tables = List.copyOf(tables);
    cells = List.copyOf(cells);
  }
}
