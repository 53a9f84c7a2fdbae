package io.millrace.planner.plan;

import io.millrace.planner.plan.PlanNode.SortKey;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/** What nodes that sort have in common. */
public final class SortKeys {
  private SortKeys() {}

  /** The same keys over an input whose columns stand elsewhere. */
  public static List<SortKey> moved(List<SortKey> keys, IntUnaryOperator column) {
    return keys.stream()
        .map(k -> new SortKey(column.applyAsInt(k.column()), k.descending(), k.nullsFirst()))
        .toList();
  }

  /**
   * As a query writes them; where NULLs stand only if that is unusual.
   *
   * @param columns names of the input's columns
   */
  public static String text(List<SortKey> keys, List<String> columns) {
    return keys.stream()
        .map(
            k ->
                columns.get(k.column())
                    + (k.descending() ? " DESC" : "")
                    + (k.nullsFirst() == k.descending()
                        ? k.nullsFirst() ? " NULLS FIRST" : " NULLS LAST"
                        : ""))
        .collect(Collectors.joining(", "));
  }
}
