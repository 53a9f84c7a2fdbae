package io.millrace.executor.operators.match;

import java.util.List;

/**
 * What a condition, or the measures, see of a match: a column a value, then a column an aggregate.
 */
public record MatchView(List<RowValue> values, List<VariableAggregates> aggregates) {
  public MatchView {
    values = List.copyOf(values);
    aggregates = List.copyOf(aggregates);
  }

  /** Whether it sees nothing but the row at hand, when that is tried for a variable. */
  boolean isOfRowAlone(int tried) {
    return aggregates.isEmpty() && values.stream().allMatch(v -> v.isRowAtHand(tried));
  }
}
