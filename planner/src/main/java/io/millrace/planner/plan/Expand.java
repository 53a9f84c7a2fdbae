package io.millrace.planner.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

/**
 * Each row once for every grouping set, in their order: with the columns that do not belong to the
 * set NULL, then, with buckets, {@code BIGINT NOT NULL} the bucket of the row, no two sets having
 * one in common, and last, {@code BIGINT NOT NULL}, what tells the sets apart.
 *
 * @param sets at least one
 * @param buckets into how many the rows of a set are dealt out; 0: there is no such column
 */
public record Expand(Header header, List<GroupingSet> sets, int buckets)
    implements PlanNode.Analytic {
  public Expand {
    sets = List.copyOf(sets);
  }

  /**
   * What becomes of a row for one grouping set.
   *
   * @param nulled columns of the input that are NULL
   * @param id value of the last column: a bit a group column, the first one highest, set where the
   *     column is NULL
   * @param dealtBy columns of the input that rows share within a bucket
   */
  public record GroupingSet(List<Integer> nulled, long id, List<Integer> dealtBy) {
    public GroupingSet {
      nulled = List.copyOf(nulled);
      // Plans that were compiled before there were buckets say nothing of them.
      dealtBy = dealtBy == null ? List.of() : List.copyOf(dealtBy);
    }

    public GroupingSet(List<Integer> nulled, long id) {
      this(nulled, id, List.of());
    }
  }

  @Override
  public Expand withHeader(Header newHeader) {
    return new Expand(newHeader, sets, buckets);
  }

  @Override
  public List<Integer> reads() {
    TreeSet<Integer> columns = new TreeSet<>();
    sets.forEach(set -> columns.addAll(set.dealtBy()));
    return List.copyOf(columns);
  }

  @Override
  public List<Integer> together() {
    return null;
  }

  @Override
  public Expand moved(Header newHeader, IntUnaryOperator column) {
    List<GroupingSet> moved = new ArrayList<>();
    for (GroupingSet set : sets) {
      List<Integer> nulled =
          set.nulled().stream().map(column::applyAsInt).filter(at -> at >= 0).toList();
      List<Integer> dealtBy = set.dealtBy().stream().map(column::applyAsInt).toList();
      moved.add(new GroupingSet(nulled, set.id(), dealtBy));
    }
    return new Expand(newHeader, moved, buckets);
  }
}
