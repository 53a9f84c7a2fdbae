package io.millrace.planner.plan;

import io.millrace.planner.plan.PlanNode.SortKey;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * ORDER BY of an endless input: rows come out in order once the watermark has passed their event
 * time, which is the first sort key, ascending.
 */
public record TimeSort(Header header, List<SortKey> sort) implements PlanNode.Analytic {
  public TimeSort {
    sort = List.copyOf(sort);
  }

  @Override
  public TimeSort withHeader(Header newHeader) {
    return new TimeSort(newHeader, sort);
  }

  @Override
  public List<Integer> reads() {
    return sort.stream().map(SortKey::column).toList();
  }

  @Override
  public List<Integer> together() {
    return List.of();
  }

  @Override
  public TimeSort moved(Header newHeader, IntUnaryOperator column) {
    return new TimeSort(newHeader, SortKeys.moved(sort, column));
  }
}
