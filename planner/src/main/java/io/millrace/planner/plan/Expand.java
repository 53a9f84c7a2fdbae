package io.millrace.planner.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Each row once for every grouping set, in their order: with the columns that do not belong to the
 * set NULL, and a last column, {@code BIGINT NOT NULL}, that tells the sets apart.
 *
 * @param sets at least one
 */
public record Expand(Header header, List<GroupingSet> sets) implements PlanNode.Analytic {
  public Expand {
    sets = List.copyOf(sets);
  }

  /**
   * What becomes of a row for one grouping set.
   *
   * @param nulled columns of the input that are NULL
   * @param id value of the last column: a bit a group column, the first one highest, set where the
   *     column is NULL
   */
  public record GroupingSet(List<Integer> nulled, long id) {
    public GroupingSet {
      nulled = List.copyOf(nulled);
    }
  }

  @Override
  public Expand withHeader(Header newHeader) {
    return new Expand(newHeader, sets);
  }

  @Override
  public List<Integer> reads() {
    return List.of();
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
      moved.add(new GroupingSet(nulled, set.id()));
    }
    return new Expand(newHeader, moved);
  }
}
