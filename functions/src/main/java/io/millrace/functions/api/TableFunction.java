package io.millrace.functions.api;

import java.util.function.Consumer;

/**
 * Any number of rows for each row: what {@code eval}, which returns nothing, gives to {@link
 * #collect}. A type that is a ROW, said by {@link FunctionHint} or {@link DataTypeHint}, makes as
 * many columns as it has fields and is collected as a {@code java.util.List} or {@code Object[]};
 * any other makes one.
 *
 * @param <T> type of a row
 */
public abstract class TableFunction<T> extends UserFunction {
  private Consumer<Object> collector;

  /** Gives one row. */
  protected final void collect(T row) {
    collector.accept(row);
  }

  /** Where rows go; called by Millrace. */
  public final void setCollector(Consumer<Object> collector) {
    this.collector = collector;
  }
}
