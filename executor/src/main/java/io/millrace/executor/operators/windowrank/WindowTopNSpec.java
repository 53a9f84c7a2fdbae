package io.millrace.executor.operators.windowrank;

import io.millrace.data.type.DataType;
import io.millrace.executor.operators.rows.SortColumn;
import java.time.ZoneId;
import java.util.List;

/**
 * Which rows of a window come out.
 *
 * @param types of the input's columns
 * @param partition columns, besides the end of the window
 * @param sort by which rows are ranked
 * @param first rank that comes out, from 1
 * @param last rank that comes out
 * @param form of the output
 * @param zone as {@link io.millrace.executor.operators.window.WindowSpec#zone}
 */
public record WindowTopNSpec(
    List<DataType> types,
    List<Integer> partition,
    List<SortColumn> sort,
    int first,
    int last,
    Form form,
    ZoneId zone) {
  /**
   * What comes out, and who wins.
   *
   * @param rank whether the rank comes out, as the last column
   * @param lastOfEquals of rows that are equal by the sort columns, whether the one that came last
   *     is ranked first
   */
  public record Form(boolean rank, boolean lastOfEquals) {}

  public WindowTopNSpec {
    types = List.copyOf(types);
    partition = List.copyOf(partition);
    sort = List.copyOf(sort);
  }

  List<DataType> keyTypes() {
    return partition.stream().map(types::get).toList();
  }
}
