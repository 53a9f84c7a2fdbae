package io.millrace.planner.convert;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.BinaryType;
import io.millrace.data.type.DataType.CharacterType;
import io.millrace.data.type.DataType.DateType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.MultisetType;
import io.millrace.data.type.DataType.NullType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.DataType.TimeType;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.functions.cast.Casts;
import io.millrace.planner.catalog.CatalogColumn;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.message.VariantCasts;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.sql.source.SourcePosition;
import java.util.List;

/** Which values a column of a sink takes without an explicit CAST: those that Flink converts. */
final class Assignment {
  private Assignment() {}

  static Expression cast(Expression value, CatalogColumn column, SourcePosition query) {
    DataType from = value.type();
    DataType to = column.type();
    if (Casts.isIdentity(from, to)) {
      return value;
    }
    if (!allowed(from, to)) {
      String instead = VariantCasts.instead(from, to);
      throw new PlanException(
          query,
          "the column `" + column.name() + "` is " + to.sql() + ", the query gives " + from.sql(),
          instead == null ? "use CAST(… AS " + to.sql() + ")" : instead);
    }
    return new Call("CAST", List.of(value), to.withNullable(from.nullable()));
  }

  /** Whether Flink converts values of one type to another by itself. */
  static boolean allowed(DataType from, DataType to) {
    if (from instanceof NullType) {
      return true;
    }
    if (to instanceof CharacterType) {
      return from instanceof CharacterType;
    }
    if (to instanceof BinaryType) {
      return from instanceof BinaryType;
    }
    if (to.isNumeric()) {
      return from.isNumeric() && number(from, to);
    }
    if (to instanceof DateType) {
      return from instanceof DateType || from instanceof TimestampType;
    }
    if (to instanceof TimeType) {
      return from instanceof TimeType || from instanceof TimestampType;
    }
    if (to instanceof TimestampType) {
      return from instanceof TimestampType;
    }
    return nested(from, to);
  }

  private static boolean number(DataType from, DataType to) {
    if (to instanceof IntegralType t) {
      return from instanceof IntegralType f && f.width().compareTo(t.width()) <= 0;
    }
    if (to instanceof DecimalType) {
      return true;
    }
    boolean toSingle = ((FloatingType) to).single();
    return !toSingle || !(from instanceof FloatingType f) || f.single();
  }

  private static boolean nested(DataType from, DataType to) {
    if (from instanceof ArrayType f && to instanceof ArrayType t) {
      return allowed(f.element(), t.element());
    } else if (from instanceof MultisetType f && to instanceof MultisetType t) {
      return allowed(f.element(), t.element());
    } else if (from instanceof MapType f && to instanceof MapType t) {
      return allowed(f.key(), t.key()) && allowed(f.value(), t.value());
    } else if (from instanceof RowType f && to instanceof RowType t) {
      if (f.fields().size() != t.fields().size()) {
        return false;
      }
      for (int i = 0; i < f.fields().size(); i++) {
        if (!allowed(f.fields().get(i).type(), t.fields().get(i).type())) {
          return false;
        }
      }
      return true;
    }
    return from.withNullable(true).equals(to.withNullable(true));
  }
}
