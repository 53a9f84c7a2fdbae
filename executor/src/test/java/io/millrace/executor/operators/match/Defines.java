package io.millrace.executor.operators.match;

import io.millrace.data.batch.Batch;
import io.millrace.data.column.Column;
import io.millrace.data.column.DictionaryColumn;
import io.millrace.data.column.LongColumn;
import io.millrace.executor.kernels.CountSum;
import java.util.ArrayList;
import java.util.List;

/** Conditions over columns {@code k, id, x, t}, for the operator and for the reference. */
record Defines(Kind kind, int variable, int other, long limit) {
  static final int X = 2;

  enum Kind {
    ALWAYS,
    LESS,
    RISING,
    ABOVE_OTHER,
    SUM_LESS,
    ROWS_LESS,
    NOT_REMAINDER
  }

  /** Of one row of what the condition sees. */
  private interface Test {
    boolean test(Long[] seen);
  }

  /** What the operator is given; null: any row. */
  MatchCondition condition() {
    RowValue x = new RowValue(variable, false, 0, X);
    return switch (kind) {
      case ALWAYS -> null;
      case LESS -> condition(List.of(x), -2, true, s -> s[0] != null && s[0] < limit);
      case NOT_REMAINDER ->
          condition(List.of(x), -2, false, s -> s[0] != null && s[0] % 3 != limit % 3);
      case RISING ->
          condition(
              List.of(x, new RowValue(variable, false, 1, X)),
              -2,
              true,
              s -> s[1] == null || (s[0] != null && s[0] > s[1]));
      case ABOVE_OTHER ->
          condition(
              List.of(x, new RowValue(other, true, 0, X)),
              -2,
              true,
              s -> s[0] != null && s[1] != null && s[0] > s[1]);
      case SUM_LESS -> condition(List.of(), variable, true, s -> s[1] != null && s[1] < limit);
      case ROWS_LESS -> condition(List.of(), -1, true, s -> s[0] < limit);
    };
  }

  private static MatchCondition condition(
      List<RowValue> values, int aggregated, boolean total, Test test) {
    List<VariableAggregates> aggregates =
        aggregated == -2
            ? List.of()
            : List.of(new VariableAggregates(aggregated, b -> b, new CountSum(X, false)));
    return new MatchCondition(
        new MatchView(values, aggregates), (batch, out) -> select(batch, out, test), total);
  }

  private static int select(Batch batch, int[] out, Test test) {
    int count = 0;
    for (int row = 0; row < batch.rows(); row++) {
      int position = batch.position(row);
      Long[] seen = new Long[batch.columnCount()];
      for (int c = 0; c < seen.length; c++) {
        seen[c] = value(batch.column(c), position);
      }
      if (test.test(seen)) {
        out[count++] = position;
      }
    }
    return count;
  }

  private static Long value(Column column, int position) {
    if (column.isNull(position)) {
      return null;
    }
    return column instanceof DictionaryColumn d
        ? value(d.dictionary(), d.ids()[position])
        : (Long) ((LongColumn) column).get(position);
  }

  /** For the reference; a row is {@code {t, id, x or MIN}}. */
  boolean test(List<long[]> rows, int first, int[] owners) {
    List<Long> own = new ArrayList<>();
    List<Long> others = new ArrayList<>();
    for (int i = 0; i < owners.length; i++) {
      long x = rows.get(first + i)[2];
      if (owners[i] == variable) {
        own.add(x == Long.MIN_VALUE ? null : x);
      } else if (owners[i] == other) {
        others.add(x == Long.MIN_VALUE ? null : x);
      }
    }
    Long x = own.get(own.size() - 1);
    return switch (kind) {
      case ALWAYS -> true;
      case LESS -> x != null && x < limit;
      case NOT_REMAINDER -> x != null && x % 3 != limit % 3;
      case RISING -> {
        Long before = own.size() < 2 ? null : own.get(own.size() - 2);
        yield before == null || (x != null && x > before);
      }
      case ABOVE_OTHER ->
          x != null && !others.isEmpty() && others.get(0) != null && x > others.get(0);
      case SUM_LESS -> {
        boolean some = own.stream().anyMatch(v -> v != null);
        yield some && own.stream().mapToLong(v -> v == null ? 0 : v).sum() < limit;
      }
      case ROWS_LESS -> owners.length < limit;
    };
  }
}
