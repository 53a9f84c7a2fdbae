package io.millrace.planner.message;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.DataType.VariantType;
import io.millrace.planner.error.PlanException;
import io.millrace.sql.source.SourcePosition;

/**
 * Which types have an order: all but VARIANT, objects and what is made of them, whose values equal
 * or not.
 */
public final class Ordering {
  private Ordering() {}

  public static boolean isOrdered(DataType type) {
    if (type instanceof ArrayType array) {
      return isOrdered(array.element());
    } else if (type instanceof RowType row) {
      return !row.isStructured() && row.fields().stream().allMatch(f -> isOrdered(f.type()));
    }
    return !(type instanceof VariantType);
  }

  /** Refuses to order values of a type that has no order. */
  public static void require(DataType type, SourcePosition position) {
    if (!isOrdered(type)) {
      throw new PlanException(
          position,
          "values of type " + type.withNullable(true) + " have no order",
          type instanceof RowType
              ? "order them by their fields, one by one"
              : "order them by a part: JSON_VALUE(JSON_STRING(v), '$.key' RETURNING INT)");
    }
  }
}
