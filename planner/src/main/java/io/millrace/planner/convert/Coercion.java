package io.millrace.planner.convert;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.CharacterType;
import io.millrace.data.type.DataType.DateType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.data.type.DataType.IntegralWidth;
import io.millrace.data.type.DataType.IntervalType;
import io.millrace.data.type.DataType.NullType;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.data.type.Types;
import io.millrace.planner.fold.Folding;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.Literal;
import java.util.List;

/** Makes the conversions that Flink makes silently visible as casts. */
final class Coercion {
  private Coercion() {}

  /** The value as one of the given type; nullability stays the value's. */
  static Expression cast(Expression value, DataType to) {
    DataType target = to.withNullable(value.type().nullable());
    if (value.type().equals(target) || sameText(value.type(), target)) {
      return value;
    }
    if (value instanceof Literal literal) {
      Expression retyped = Literals.retype(literal, to).orElse(null);
      if (retyped != null) {
        return retyped;
      }
    }
    return Folding.form(new Call("CAST", List.of(value), target));
  }

  /** Text needs no cast to text that may be as long. */
  private static boolean sameText(DataType from, DataType to) {
    return from instanceof CharacterType f
        && to instanceof CharacterType t
        && t.varying()
        && f.length() <= t.length();
  }

  /** Both sides of a comparison as values of comparable types. */
  static List<Expression> comparable(Expression a, Expression b) {
    DataType common = common(a.type(), b.type());
    return common == null ? List.of(a, b) : List.of(cast(a, common), cast(b, common));
  }

  /**
   * Both sides of = or {@code <>}. Flink compares a FLOAT with a DOUBLE after it as FLOAT, so that
   * 0.1 in a column of that type equals 0.1E0; what is greater, less or distinct it finds out as
   * DOUBLE.
   */
  static List<Expression> equal(Expression a, Expression b) {
    boolean single =
        a.type() instanceof FloatingType s
            && s.single()
            && b.type() instanceof FloatingType t
            && !t.single();
    return single ? List.of(a, cast(b, Types.FLOAT)) : comparable(a, b);
  }

  /** Null: the two can be compared as they are. */
  private static DataType common(DataType a, DataType b) {
    if (a instanceof NullType || b instanceof NullType) {
      return a instanceof NullType ? (b instanceof NullType ? null : b) : a;
    }
    if (a.isString() || b.isString()) {
      return a.isString() && b.isString() ? null : a.isString() ? b : a;
    }
    if (a.isNumeric() && b.isNumeric()) {
      return commonNumber(a, b);
    }
    if (a instanceof TimestampType s && b instanceof TimestampType t) {
      return s.precision() >= t.precision() ? s : t;
    }
    if (a instanceof DateType && b instanceof TimestampType) {
      return b;
    }
    return a instanceof TimestampType && b instanceof DateType ? a : null;
  }

  private static DataType commonNumber(DataType a, DataType b) {
    if (a instanceof FloatingType || b instanceof FloatingType) {
      boolean bothSingle =
          a instanceof FloatingType s && b instanceof FloatingType t && s.single() && t.single();
      return bothSingle ? Types.FLOAT : Types.DOUBLE;
    }
    if (a instanceof IntegralType s && b instanceof IntegralType t) {
      return s.width().compareTo(t.width()) >= 0 ? s : t;
    }
    DecimalType s = decimal(a);
    DecimalType t = decimal(b);
    int scale = Math.max(s.scale(), t.scale());
    int integral = Math.max(s.precision() - s.scale(), t.precision() - t.scale());
    return integral + scale <= 38 ? new DecimalType(integral + scale, scale, true) : null;
  }

  /** A whole number's type as a decimal without fraction; a decimal as it is. */
  private static DecimalType decimal(DataType type) {
    return type instanceof DecimalType d
        ? d
        : new DecimalType(digits(((IntegralType) type).width()), 0, type.nullable());
  }

  private static int digits(IntegralWidth width) {
    return switch (width) {
      case TINYINT -> 3;
      case SMALLINT -> 5;
      case INT -> 10;
      case BIGINT -> 19;
    };
  }

  /** The operands of + - * / % as values from which the result type is computed directly. */
  static List<Expression> arithmetic(List<Expression> operands, DataType result) {
    return operands.stream().map(operand -> operand(operand, result)).toList();
  }

  private static Expression operand(Expression operand, DataType result) {
    DataType type = operand.type();
    if (result instanceof DecimalType && type instanceof IntegralType) {
      return cast(operand, decimal(type));
    }
    if (result instanceof IntegralType && type.isNumeric()) {
      return type instanceof DecimalType ? operand : cast(operand, result);
    }
    if (result instanceof FloatingType && type.isNumeric()) {
      return cast(operand, result);
    }
    if (result instanceof IntervalType && type.isNumeric()) {
      return cast(operand, Types.BIGINT);
    }
    return type instanceof NullType ? cast(operand, result) : operand;
  }
}
