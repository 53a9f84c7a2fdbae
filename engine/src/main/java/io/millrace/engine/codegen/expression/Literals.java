package io.millrace.engine.codegen.expression;

import io.millrace.data.bytes.Slice;
import io.millrace.data.column.BytesColumn;
import io.millrace.data.column.Column;
import io.millrace.data.column.DoubleColumn;
import io.millrace.data.column.IntColumn;
import io.millrace.data.column.LongColumn;
import io.millrace.data.column.LongPairColumn;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.CharacterType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.functions.api.LongPair;
import io.millrace.functions.constant.Constants;
import io.millrace.planner.plan.Expression.Literal;
import java.math.BigDecimal;
import java.util.Locale;

/** Constants: from their text to Java objects, and into generated code. */
public final class Literals {
  private Literals() {}

  static Value emit(Literal literal, Emitter out) {
    JavaKind kind = JavaKind.of(literal.type());
    if (literal.text() == null) {
      return Value.nothing(kind);
    }
    Object object = object(literal, out.surroundings());
    return switch (kind) {
      case BOOLEAN -> Value.notNull(kind, object.toString());
      case INT, LONG, DOUBLE, BYTES ->
          Value.notNull(kind, out.kernel().constant(kind.type(), object));
      case PAIR -> {
        LongPair pair = (LongPair) object;
        String high = out.kernel().constant("long", pair.high);
        yield new Value(kind, high, out.kernel().constant("long", pair.low), Value.NEVER);
      }
      case NESTED -> new Value(kind, out.kernel().constant(kind.type(), object), "0", Value.NEVER);
    };
  }

  /**
   * The value of a literal that is not NULL: Boolean, Integer, Long, Double, {@link Slice}, {@link
   * LongPair}, or for nested types a {@link Column} that holds it alone.
   */
  static Object object(Literal literal, Surroundings surroundings) {
    String text = literal.text();
    DataType type = literal.type();
    return switch (JavaKind.of(type)) {
      case BOOLEAN -> Boolean.valueOf(text.toLowerCase(Locale.ROOT));
      case INT ->
          type instanceof IntegralType
              ? (Object) Integer.valueOf(text)
              : ((IntColumn) column(literal, surroundings)).get(0);
      case LONG ->
          type instanceof IntegralType
              ? (Object) Long.valueOf(text)
              : ((LongColumn) column(literal, surroundings)).get(0);
      case DOUBLE -> ((DoubleColumn) column(literal, surroundings)).get(0);
      case BYTES ->
          type instanceof CharacterType
              ? Slice.of(text)
              : ((BytesColumn) column(literal, surroundings)).get(0, new Slice());
      case PAIR -> {
        LongPairColumn pair = (LongPairColumn) column(literal, surroundings);
        yield new LongPair().set(pair.high()[0], pair.low()[0]);
      }
      case NESTED -> column(literal, surroundings);
    };
  }

  /**
   * A column of length 1 that holds a literal; the text of a timestamp with local time zone is in
   * the session's zone.
   */
  public static Column column(Literal literal, Surroundings surroundings) {
    return Constants.column(literal.text(), literal.type(), surroundings.context().zone());
  }

  /** The value as rules for result types see it; null if they do not look at its type. */
  static Object argument(Literal literal) {
    if (literal.text() == null) {
      return null;
    }
    DataType type = literal.type();
    if (type instanceof IntegralType) {
      return Long.valueOf(literal.text());
    } else if (type instanceof FloatingType) {
      return Double.valueOf(literal.text());
    } else if (type instanceof DecimalType) {
      return new BigDecimal(literal.text());
    } else if (type instanceof DataType.BooleanType) {
      return Boolean.valueOf(literal.text());
    }
    return type.isString() ? literal.text() : null;
  }
}
