package io.millrace.planner.convert;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.CharacterType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.data.type.Types;
import io.millrace.planner.plan.Expression.Literal;
import io.millrace.planner.type.TypeConversion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;

/** Constants of the query as text. */
final class Literals {
  private Literals() {}

  /** A constant as the plan holds it. Keywords such as time units become STRINGs. */
  static Literal of(RexLiteral literal) {
    if (literal.getTypeName() == SqlTypeName.SYMBOL) {
      return new Literal(keyword(literal.getValue()), Types.STRING.withNullable(false));
    }
    DataType type = TypeConversion.fromCalcite(literal.getType());
    return literal.isNull()
        ? new Literal(null, type.withNullable(true))
        : new Literal(text(literal, type), type);
  }

  /** A word of the grammar, such as NULL_ON_NULL. */
  static String keyword(Object symbol) {
    return symbol instanceof Enum<?> constant ? constant.name() : String.valueOf(symbol);
  }

  /** The value as the function registry takes it; null if it takes none of the type. */
  static Object value(Literal literal) {
    if (literal.text() == null) {
      return null;
    }
    DataType type = literal.type();
    if (type.isString()) {
      return literal.text();
    } else if (type instanceof DataType.BooleanType) {
      return literal.text().equals("TRUE");
    } else if (type instanceof IntegralType) {
      return Long.valueOf(literal.text());
    } else if (type instanceof DecimalType) {
      return new BigDecimal(literal.text());
    }
    return type instanceof FloatingType ? Double.valueOf(literal.text()) : null;
  }

  private static String text(RexLiteral literal, DataType type) {
    if (type instanceof DataType.DateType) {
      return literal.getValueAs(DateString.class).toString();
    } else if (type instanceof DataType.TimeType) {
      return literal.getValueAs(TimeString.class).toString();
    } else if (type instanceof TimestampType timestamp) {
      return literal.getValueAs(TimestampString.class).toString(timestamp.precision());
    }
    Comparable<?> value = literal.getValue4();
    if (value instanceof Boolean truth) {
      return truth ? "TRUE" : "FALSE";
    } else if (value instanceof NlsString) {
      return literal.getValueAs(String.class);
    } else if (value instanceof BigDecimal number) {
      return number(number, type);
    } else if (value instanceof Double number) {
      return number(BigDecimal.valueOf(number), type);
    } else if (value instanceof ByteString bytes) {
      return bytes.toString(16);
    }
    throw new IllegalArgumentException("a constant of type " + type + " cannot be written down");
  }

  private static String number(BigDecimal number, DataType type) {
    if (type instanceof FloatingType floating) {
      return floating.single()
          ? Float.toString(number.floatValue())
          : Double.toString(number.doubleValue());
    }
    if (type instanceof DecimalType decimal) {
      return number.setScale(decimal.scale(), RoundingMode.HALF_UP).toPlainString();
    }
    return number.setScale(0, RoundingMode.HALF_UP).toPlainString();
  }

  /** The constant as one of another type, where that loses nothing and needs no function. */
  static Optional<Literal> retype(Literal literal, DataType to) {
    if (literal.text() == null) {
      return Optional.of(new Literal(null, to.withNullable(true)));
    }
    DataType from = literal.type();
    DataType type = to.withNullable(false);
    if (from instanceof CharacterType && type instanceof CharacterType t) {
      int length = literal.text().codePointCount(0, literal.text().length());
      return t.varying() && length <= t.length()
          ? Optional.of(new Literal(literal.text(), type))
          : Optional.empty();
    }
    if (!from.isNumeric() || !type.isNumeric() || from instanceof FloatingType) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(literal.text());
    return fits(number, type)
        ? Optional.of(new Literal(number(number, type), type))
        : Optional.empty();
  }

  private static boolean fits(BigDecimal number, DataType type) {
    if (type instanceof FloatingType) {
      return true;
    }
    if (type instanceof DecimalType t) {
      return number.stripTrailingZeros().scale() <= t.scale()
          && number.precision() - number.scale() <= t.precision() - t.scale();
    }
    int bits =
        switch (((IntegralType) type).width()) {
          case TINYINT -> 7;
          case SMALLINT -> 15;
          case INT -> 31;
          case BIGINT -> 63;
        };
    return number.stripTrailingZeros().scale() <= 0 && number.toBigInteger().bitLength() <= bits;
  }
}
