package io.millrace.planner.plan;

import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Each change as a row that is inserted; output: input columns, then the code of the change.
 *
 * @param codes of the kinds that come out; changes of other kinds are left out
 */
public record ToChangelog(Header header, List<ChangeCode> codes) implements PlanNode.Analytic {
  public ToChangelog {
    codes = List.copyOf(codes);
  }

  @Override
  public ToChangelog withHeader(Header newHeader) {
    return new ToChangelog(newHeader, codes);
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
  public ToChangelog moved(Header newHeader, IntUnaryOperator column) {
    return new ToChangelog(newHeader, codes);
  }
}
