package io.millrace.planner.plan;

import io.millrace.planner.plan.PlanNode.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Aggregates over the rows of a partition up to each row; output: the input's columns, then one
 * column a call.
 *
 * @param sort the order within a partition; in event time, and in processing time, one column
 * @param stateTtlMillis 0: kept for ever
 */
public record OverAggregate(
    Header header,
    List<Integer> partition,
    List<SortKey> sort,
    Timing timing,
    Frame frame,
    List<AggregateCall> calls,
    long stateTtlMillis)
    implements PlanNode.Analytic {
  public OverAggregate {
    partition = List.copyOf(partition);
    sort = List.copyOf(sort);
    calls = List.copyOf(calls);
  }

  /** When rows come out. */
  public enum Timing {
    /** Once the watermark has passed them. */
    EVENT_TIME,
    /** As they come. */
    PROCESSING_TIME,
    /** As they come; results that were emitted are revised, as rows may come between others. */
    REVISED,
    /** When the input has ended. */
    AT_END
  }

  /**
   * Which rows count.
   *
   * @param rows whether {@code preceding} counts rows; else milliseconds, and rows of equal order
   *     count for each other
   * @param preceding how many rows before the current one, or how long; -1: all
   * @param backward whether the rows behind the current one take the place of those before it; once
   *     the input has ended
   */
  public record Frame(boolean rows, long preceding, boolean backward) {
    public Frame(boolean rows, long preceding) {
      this(rows, preceding, false);
    }
  }

  @Override
  public OverAggregate withHeader(Header newHeader) {
    return new OverAggregate(newHeader, partition, sort, timing, frame, calls, stateTtlMillis);
  }

  @Override
  public List<Integer> reads() {
    List<Integer> reads = new ArrayList<>(partition);
    sort.forEach(key -> reads.add(key.column()));
    calls.forEach(call -> reads.addAll(call.arguments()));
    return reads;
  }

  @Override
  public List<Integer> together() {
    return partition;
  }

  @Override
  public OverAggregate moved(Header newHeader, IntUnaryOperator column) {
    List<AggregateCall> moved = new ArrayList<>();
    for (AggregateCall call : calls) {
      moved.add(
          new AggregateCall(
              call.function(),
              call.arguments().stream().map(column::applyAsInt).toList(),
              call.distinct(),
              -1,
              call.type(),
              call.name()));
    }
    return new OverAggregate(
        newHeader,
        partition.stream().map(column::applyAsInt).toList(),
        SortKeys.moved(sort, column),
        timing,
        frame,
        moved,
        stateTtlMillis);
  }
}
