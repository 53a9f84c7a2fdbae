package io.millrace.planner.changelog;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.BooleanType;
import io.millrace.data.type.DataType.CharacterType;
import io.millrace.data.type.DataType.DateType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.data.type.DataType.IntegralWidth;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.ColumnRef;

/** Which projections of a column are as good a key as the column itself. */
final class SameKey {
  private SameKey() {}

  /** Whether different values of the column always give different values of the projection. */
  static boolean identifies(Expression projection, int column) {
    if (projection instanceof ColumnRef ref) {
      return ref.index() == column;
    }
    return projection instanceof Call call
        && call.function().equals("CAST")
        && identifies(call.operands().get(0), column)
        && keepsApart(call.operands().get(0).type(), call.type());
  }

  /** Whether a cast maps no two values to one, none to NULL, and keeps their order. */
  static boolean keepsOrder(DataType from, DataType to) {
    boolean printed = to instanceof CharacterType && !(from instanceof CharacterType);
    return !printed && keepsApart(from, to);
  }

  /** Whether the cast maps no two values to one, and none to NULL. */
  private static boolean keepsApart(DataType from, DataType to) {
    if (from instanceof IntegralType f) {
      return wholeKeptApart(f.width(), to);
    }
    if (from instanceof CharacterType f && to instanceof CharacterType t) {
      return t.varying() && f.length() <= t.length();
    }
    if (from instanceof DecimalType f && to instanceof DecimalType t) {
      return f.scale() <= t.scale() && f.precision() - f.scale() <= t.precision() - t.scale();
    }
    if (from instanceof TimestampType f && to instanceof TimestampType t) {
      return f.local() == t.local() && f.precision() <= t.precision();
    }
    if (from instanceof DateType && to instanceof TimestampType t) {
      return !t.local();
    }
    boolean printed = from instanceof BooleanType || from instanceof DateType;
    return printed && to instanceof CharacterType t && t.varying() && t.length() >= 32;
  }

  private static boolean wholeKeptApart(IntegralWidth from, DataType to) {
    if (to instanceof IntegralType t) {
      return from.compareTo(t.width()) <= 0;
    }
    if (to instanceof DecimalType t) {
      return t.precision() - t.scale() >= 19;
    }
    if (to instanceof FloatingType t) {
      return !t.single() && from != IntegralWidth.BIGINT;
    }
    return to instanceof CharacterType t && t.varying() && t.length() >= 20;
  }
}
