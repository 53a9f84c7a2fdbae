package io.millrace.planner.plan;

import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Each inserted row as the change that a column of it says; output: input columns.
 *
 * @param op the column that holds the code
 * @param codes all that may be in it
 */
public record FromChangelog(Header header, int op, List<ChangeCode> codes)
    implements PlanNode.Analytic {
  public FromChangelog {
    codes = List.copyOf(codes);
  }

  @Override
  public FromChangelog withHeader(Header newHeader) {
    return new FromChangelog(newHeader, op, codes);
  }

  @Override
  public List<Integer> reads() {
    return List.of(op);
  }

  @Override
  public List<Integer> together() {
    return null;
  }

  @Override
  public FromChangelog moved(Header newHeader, IntUnaryOperator column) {
    return new FromChangelog(newHeader, column.applyAsInt(op), codes);
  }
}
