package io.millrace.planner.plan;

import io.millrace.planner.plan.PlanNode.TableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Each row with the rows that a table has for its key at the moment; output: the input's columns,
 * then all columns of the table.
 *
 * @param inputColumns number of columns of the input
 * @param outer whether a row without a match comes out with NULLs
 * @param keys columns of the table, in {@code source.schema()}, and what each must equal
 * @param condition the rest of ON over the columns of the output; null: none
 * @param unique whether the table has at most one row a key
 * @param asking how the table is asked
 */
public record LookupJoin(
    Header header,
    int inputColumns,
    boolean outer,
    TableSource source,
    List<Key> keys,
    Expression condition,
    boolean unique,
    LookupAsking asking)
    implements PlanNode.Analytic {
  /**
   * A column of the table, and an expression over the input that it equals; neither is NULL then.
   */
  public record Key(int column, Expression value) {}

  @Override
  public LookupJoin withHeader(Header newHeader) {
    return new LookupJoin(newHeader, inputColumns, outer, source, keys, condition, unique, asking);
  }

  @Override
  public List<Integer> reads() {
    List<Expression> read = new ArrayList<>();
    keys.forEach(key -> read.add(key.value()));
    if (condition != null) {
      read.add(condition);
    }
    return Expressions.columns(read).stream().filter(c -> c < inputColumns).toList();
  }

  @Override
  public List<Integer> together() {
    return null;
  }

  @Override
  public LookupJoin moved(Header newHeader, IntUnaryOperator column) {
    int newColumns = newHeader.schema().size() - source.schema().size();
    List<Key> moved = new ArrayList<>();
    for (Key key : keys) {
      moved.add(new Key(key.column(), Expressions.shift(key.value(), column)));
    }
    Expression newCondition =
        Expressions.shift(
            condition,
            c -> c < inputColumns ? column.applyAsInt(c) : c - inputColumns + newColumns);
    return new LookupJoin(
        newHeader, newColumns, outer, source, moved, newCondition, unique, asking);
  }
}
