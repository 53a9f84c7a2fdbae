package io.millrace.executor.operators.rank;

import io.millrace.data.type.DataType;
import io.millrace.executor.operators.rows.SortColumn;
import java.util.List;

/**
 * Which rows of each partition come out.
 *
 * @param types of the input's columns
 * @param partition columns that make the partition; none: one of all rows
 * @param sort by which rows are ranked; rows that are equal there are in the order of their coming
 * @param function how ranks are given
 * @param range which ranks come out
 * @param form how rows come out
 * @param stateTtlMillis 0: kept for ever
 */
public record TopNSpec(
    List<DataType> types,
    List<Integer> partition,
    List<SortColumn> sort,
    Function function,
    Range range,
    Form form,
    long stateTtlMillis) {
  public TopNSpec {
    types = List.copyOf(types);
    partition = List.copyOf(partition);
    sort = List.copyOf(sort);
  }

  /** How ranks are given. */
  public enum Function {
    ROW_NUMBER,
    RANK,
    DENSE_RANK
  }

  /**
   * Ranks from {@code start} to {@code end}, both included.
   *
   * @param endColumn column of the input, BIGINT or INT and the same in all rows of a partition,
   *     that holds the end instead; -1: none
   */
  public record Range(long start, long end, int endColumn) {}

  /**
   * How rows come out.
   *
   * @param rank whether the rank is a last column
   * @param updateBefore whether a new rank comes out as -U and +U, else +U alone
   * @param insertOnly whether the input has only new rows, so that what falls out of the range
   *     never comes back and is not kept
   */
  public record Form(boolean rank, boolean updateBefore, boolean insertOnly) {}

  List<DataType> partitionTypes() {
    return partition.stream().map(types::get).toList();
  }
}
