package io.millrace.executor.operators.aggregate;

import io.millrace.data.type.DataType;
import io.millrace.executor.operators.rows.SortColumn;
import java.util.List;

/**
 * Aggregates over the rows before each row, up to it.
 *
 * @param types of the input's columns
 * @param sort the order within a partition
 * @param timing when rows are worked on
 * @param timeColumn the event time; -1: none
 * @param frame which rows before a row count
 * @param read columns that the kernel reads of a row that leaves its frame, ascending
 */
public record OverSpec(
    List<DataType> types,
    List<SortColumn> sort,
    Timing timing,
    int timeColumn,
    Frame frame,
    List<Integer> read) {
  public OverSpec {
    types = List.copyOf(types);
    sort = List.copyOf(sort);
    read = List.copyOf(read);
  }

  List<DataType> readTypes() {
    return read.stream().map(types::get).toList();
  }

  /** When rows are worked on. */
  public enum Timing {
    /** Once the watermark has passed their time. */
    EVENT_TIME,
    /** As they come. */
    PROCESSING_TIME,
    /** As they come; what was emitted is revised, as rows may come between others. */
    REVISED,
    /** When the input has ended. */
    AT_END
  }

  /**
   * Rows that count.
   *
   * @param rows whether {@code preceding} counts rows; else milliseconds, and rows of equal order
   *     count for each other
   * @param preceding how many rows, or how long; -1: all
   * @param backward whether all rows behind a row count instead; only at the end
   * @param marksFirst whether the kernel reads, behind the columns of the input, a BIGINT that is 1
   *     for the first of rows that are equal in their order
   */
  public record Frame(boolean rows, long preceding, boolean backward, boolean marksFirst) {
    public Frame(boolean rows, long preceding) {
      this(rows, preceding, false, false);
    }

    boolean isBounded() {
      return preceding >= 0;
    }
  }
}
