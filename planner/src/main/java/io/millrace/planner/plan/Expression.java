package io.millrace.planner.plan;

import io.millrace.data.type.DataType;
import java.util.List;

/** A scalar expression over the columns of a node's input; for joins, left columns then right. */
public sealed interface Expression {
  DataType type();

  /** Column {@code index} of the input. */
  record ColumnRef(int index, DataType type) implements Expression {}

  /**
   * A constant.
   *
   * @param text the value as CAST to STRING prints it, bytes in hexadecimal; null is NULL
   */
  record Literal(String text, DataType type) implements Expression {}

  /**
   * A function or operator applied to operands whose types it accepts as they are: every coercion
   * is an explicit CAST.
   *
   * @param function SQL name in capitals, as in the function registry, or one of the special forms:
   *     {@code + - * / % NEGATE = <> < <= > >= AND OR NOT CASE COALESCE CAST TRY_CAST ROW ARRAY MAP
   *     ITEM IN}, {@code IS [NOT] NULL|TRUE|FALSE|UNKNOWN}, {@code IS [NOT] DISTINCT FROM}. CASE
   *     has operands condition, value, condition, value, ..., else. IN has the value, then
   *     literals.
   */
  record Call(String function, List<Expression> operands, DataType type) implements Expression {
    public Call {
      operands = List.copyOf(operands);
    }
  }

  /** Field {@code field} of a value of a row type. */
  record FieldAccess(Expression row, int field, DataType type) implements Expression {}
}
