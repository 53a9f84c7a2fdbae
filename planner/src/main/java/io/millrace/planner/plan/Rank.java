package io.millrace.planner.plan;

import io.millrace.planner.plan.PlanNode.SortKey;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The rows of each partition whose rank is in a range; output: the input's columns, then the rank
 * if {@code outputRank()}.
 *
 * @param partition columns of the input; none: one partition of all rows
 * @param sort by which rows are ranked; none: by the order in which they come
 * @param order what the first column of {@code sort} is
 * @param kept what stays of the rank and of the rows
 */
public record Rank(
    Header header,
    Function function,
    List<Integer> partition,
    List<SortKey> sort,
    Order order,
    Range range,
    Kept kept)
    implements PlanNode.Analytic {
  /** Ranks up to which the first rows of a partition are kept together. */
  private static final long MOST_BY_KEY = 64;

  public Rank {
    partition = List.copyOf(partition);
    sort = List.copyOf(sort);
  }

  /** How ranks are given. */
  public enum Function {
    ROW_NUMBER,
    RANK,
    DENSE_RANK
  }

  /** What rows are sorted by. */
  public enum Order {
    VALUES,
    EVENT_TIME,
    PROCESSING_TIME
  }

  /**
   * Ranks that come out.
   *
   * @param start the first one, from 1
   * @param end the last one
   * @param endColumn column of the input, one of the partition's, that holds the last one instead;
   *     -1: none
   */
  public record Range(long start, long end, int endColumn) {
    /** Whether it is the first row alone. */
    public boolean isFirst() {
      return start == 1 && end == 1 && endColumn < 0;
    }
  }

  /**
   * What stays.
   *
   * @param rank whether the rank is a last column of the output
   * @param stateTtlMillis how long rows are kept; 0: for ever
   * @param key columns that identify a row of the input, if its updates only ever bring it nearer
   *     to the first rank and it is never deleted: a row takes the place of the one with its key,
   *     and those behind the range are not kept. Null: what is updated is told by -U and -D
   */
  public record Kept(boolean rank, long stateTtlMillis, List<Integer> key) {
    public Kept {
      key = key == null ? null : List.copyOf(key);
    }

    public Kept(boolean rank, long stateTtlMillis) {
      this(rank, stateTtlMillis, null);
    }
  }

  /** Whether it keeps the first or last row by time, of rows that are all new. */
  public boolean deduplicates(boolean insertOnly) {
    return insertOnly
        && function == Function.ROW_NUMBER
        && range.isFirst()
        && order != Order.VALUES
        && sort.size() == 1
        && !kept.rank();
  }

  /** Whether rows can be updated by key, as far as ranks are concerned: few rows, one a rank. */
  public boolean fitsKey() {
    return function == Function.ROW_NUMBER
        && range.endColumn() < 0
        && range.end() >= 1
        && range.end() <= MOST_BY_KEY
        && kept.stateTtlMillis() == 0;
  }

  /** Columns by which rows are updated; null if they are not. */
  public List<Integer> key() {
    return kept.key();
  }

  /** The same with rows that are updated by key. */
  public Rank byKey(List<Integer> key) {
    Kept newKept = new Kept(kept.rank(), kept.stateTtlMillis(), key);
    return new Rank(header, function, partition, sort, order, range, newKept);
  }

  /** Whether no more than a few rows are kept, whatever comes: some of one partition. */
  public boolean keepsFew(boolean insertOnly) {
    boolean strict = function == Function.ROW_NUMBER && range.end() < Long.MAX_VALUE;
    return (insertOnly || key() != null) && partition.isEmpty() && strict;
  }

  /** Whether the rank is a last column. */
  public boolean outputRank() {
    return kept.rank();
  }

  public long stateTtlMillis() {
    return kept.stateTtlMillis();
  }

  /** Whether it is the row with the greatest time that is kept. */
  public boolean keepsLast() {
    return sort.get(0).descending();
  }

  @Override
  public Rank withHeader(Header newHeader) {
    return new Rank(newHeader, function, partition, sort, order, range, kept);
  }

  /** The same without the rank in the output. */
  public Rank withoutRank() {
    List<io.millrace.data.type.DataType.Field> schema = header.schema();
    return new Rank(
        header.withSchema(schema.subList(0, schema.size() - 1)),
        function,
        partition,
        sort,
        order,
        range,
        new Kept(false, kept.stateTtlMillis(), kept.key()));
  }

  @Override
  public List<Integer> reads() {
    List<Integer> reads = new java.util.ArrayList<>(partition);
    sort.forEach(key -> reads.add(key.column()));
    if (range.endColumn() >= 0) {
      reads.add(range.endColumn());
    }
    return reads;
  }

  @Override
  public List<Integer> together() {
    return partition;
  }

  @Override
  public Rank moved(Header newHeader, IntUnaryOperator column) {
    return new Rank(
        newHeader,
        function,
        partition.stream().map(column::applyAsInt).toList(),
        SortKeys.moved(sort, column),
        order,
        range.endColumn() < 0
            ? range
            : new Range(range.start(), range.end(), column.applyAsInt(range.endColumn())),
        key() == null
            ? kept
            : new Kept(
                kept.rank(),
                kept.stateTtlMillis(),
                key().stream().map(column::applyAsInt).toList()));
  }
}
