package io.millrace.planner.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Says of each row in which windows it is: a row comes out once for each of them, with the columns
 * window_start, window_end and window_time behind its own. Rows of a SESSION are held until it is
 * over, and are only ever inserted.
 *
 * @param keys SESSION: columns of PARTITION BY
 */
public record AssignWindows(Header header, WindowSpec window, List<Integer> keys)
    implements PlanNode.Analytic {
  public AssignWindows {
    keys = List.copyOf(keys);
  }

  @Override
  public AssignWindows withHeader(Header newHeader) {
    return new AssignWindows(newHeader, window, keys);
  }

  @Override
  public List<Integer> reads() {
    List<Integer> columns = new ArrayList<>(keys);
    if (window.eventTime()) {
      columns.add(window.timeColumn());
    }
    return columns;
  }

  @Override
  public List<Integer> together() {
    return null;
  }

  @Override
  public AssignWindows moved(Header newHeader, IntUnaryOperator column) {
    List<Integer> newKeys = keys.stream().map(column::applyAsInt).toList();
    WindowSpec moved =
        window.eventTime() ? window.at(column.applyAsInt(window.timeColumn())) : window;
    return new AssignWindows(newHeader, moved, newKeys);
  }
}
