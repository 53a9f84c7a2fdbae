package io.millrace.planner.plan;

import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Makes a changelog by key of rows that each are the newest of their key: what is new, what it
 * replaces, and deletions with the row that goes. Changes that change nothing are left out.
 *
 * @param keys the table's primary key
 */
public record ChangelogNormalize(Header header, List<Integer> keys, long stateTtlMillis)
    implements PlanNode.Analytic {
  public ChangelogNormalize {
    keys = List.copyOf(keys);
  }

  @Override
  public ChangelogNormalize withHeader(Header newHeader) {
    return new ChangelogNormalize(newHeader, keys, stateTtlMillis);
  }

  @Override
  public List<Integer> reads() {
    return keys;
  }

  @Override
  public List<Integer> together() {
    return keys;
  }

  @Override
  public ChangelogNormalize moved(Header newHeader, IntUnaryOperator column) {
    List<Integer> moved = keys.stream().map(column::applyAsInt).toList();
    return new ChangelogNormalize(newHeader, moved, stateTtlMillis);
  }
}
