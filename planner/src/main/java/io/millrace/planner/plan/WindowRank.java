package io.millrace.planner.plan;

import io.millrace.planner.plan.PlanNode.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The rows of each window and partition whose ROW_NUMBER is in a range, emitted once the window is
 * over; output: the input's columns, then the rank if {@code outputRank}.
 *
 * @param window the windows that rows bring with them
 * @param partition columns of the input, besides the end of the window
 * @param sort by which rows are ranked
 * @param lastOfEquals of rows that are equal by {@code sort}, whether the one that came last is
 *     first: so the last row by time is found
 */
public record WindowRank(
    Header header,
    WindowSpec window,
    List<Integer> partition,
    List<SortKey> sort,
    Rank.Range range,
    boolean outputRank,
    boolean lastOfEquals)
    implements PlanNode.Analytic {
  public WindowRank {
    partition = List.copyOf(partition);
    sort = List.copyOf(sort);
  }

  @Override
  public WindowRank withHeader(Header newHeader) {
    return new WindowRank(newHeader, window, partition, sort, range, outputRank, lastOfEquals);
  }

  @Override
  public List<Integer> reads() {
    List<Integer> reads = new ArrayList<>(partition);
    reads.add(window.timeColumn());
    sort.forEach(key -> reads.add(key.column()));
    return reads;
  }

  @Override
  public List<Integer> together() {
    return partition;
  }

  @Override
  public WindowRank moved(Header newHeader, IntUnaryOperator column) {
    return new WindowRank(
        newHeader,
        window.at(column.applyAsInt(window.timeColumn())),
        partition.stream().map(column::applyAsInt).toList(),
        SortKeys.moved(sort, column),
        range,
        outputRank,
        lastOfEquals);
  }
}
