package io.millrace.engine.codegen.expression;

import io.millrace.data.bytes.Slice;
import io.millrace.data.column.Column;
import io.millrace.data.column.Columns;
import io.millrace.data.column.DoubleColumn;
import io.millrace.data.column.IntColumn;
import io.millrace.data.column.LongColumn;
import io.millrace.data.column.LongPairColumn;
import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.BinaryType;
import io.millrace.data.type.DataType.CharacterType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.data.type.DataType.IntervalType;
import io.millrace.functions.api.LongPair;
import io.millrace.planner.plan.Expression.Literal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Constants: from their text to Java objects, and into generated code. */
public final class Literals {
  private static final Pattern DAY_TIME =
      Pattern.compile("([+-]?)(\\d+) (\\d+):(\\d+):(\\d+)(?:\\.(\\d{1,9}))?");
  private static final Pattern YEAR_MONTH = Pattern.compile("([+-]?)(\\d+)-(\\d+)");

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
          type instanceof BinaryType ? Slice.of(HexFormat.of().parseHex(text)) : Slice.of(text);
      case PAIR -> {
        LongPairColumn pair = (LongPairColumn) column(literal, surroundings);
        yield new LongPair().set(pair.high()[0], pair.low()[0]);
      }
      case NESTED -> column(literal, surroundings);
    };
  }

  /** A column of length 1 that holds a literal. */
  public static Column column(Literal literal, Surroundings surroundings) {
    DataType type = literal.type();
    String text = literal.text();
    if (text == null) {
      return Columns.of(type, (Object) null);
    }
    if (type instanceof CharacterType) {
      return Columns.of(type, text);
    } else if (type instanceof BinaryType) {
      return Columns.of(type, (Object) HexFormat.of().parseHex(text));
    } else if (type instanceof IntegralType) {
      return Columns.of(type, Long.valueOf(text));
    } else if (type instanceof DataType.BooleanType) {
      return Columns.of(type, Boolean.valueOf(text));
    } else if (type instanceof FloatingType) {
      return Columns.of(type, Double.valueOf(text));
    } else if (type instanceof DecimalType) {
      return Columns.of(type, new BigDecimal(text));
    } else if (type instanceof IntervalType interval) {
      return interval(text, interval);
    }
    return point(text, type, surroundings);
  }

  /** Points in time: the text of a timestamp with local time zone is in the session's zone. */
  private static Column point(String text, DataType type, Surroundings surroundings) {
    if (type instanceof DataType.DateType) {
      return Columns.of(type, LocalDate.parse(text));
    } else if (type instanceof DataType.TimeType) {
      return Columns.of(type, LocalTime.parse(text));
    } else if (type instanceof DataType.TimestampType timestamp) {
      LocalDateTime local = LocalDateTime.parse(text.replace(' ', 'T'));
      ZoneId zone = surroundings.context().zone();
      return timestamp.local()
          ? Columns.of(type, local.atZone(zone).toInstant())
          : Columns.of(type, local);
    }
    throw MillraceException.notSupported("literals of " + type.sql());
  }

  /** A number of months or milliseconds, or the form that CAST prints. */
  private static Column interval(String text, IntervalType type) {
    Matcher months = YEAR_MONTH.matcher(text);
    if (type.yearMonth()) {
      int value =
          months.matches()
              ? Integer.parseInt(months.group(2)) * 12 + Integer.parseInt(months.group(3))
              : Integer.parseInt(text);
      int signed = months.matches() && months.group(1).equals("-") ? -value : value;
      return new IntColumn(1, new int[] {signed}, null);
    }
    Matcher matcher = DAY_TIME.matcher(text);
    return new LongColumn(
        1, new long[] {matcher.matches() ? millis(matcher) : Long.parseLong(text)}, null);
  }

  private static long millis(Matcher text) {
    long seconds =
        ((Long.parseLong(text.group(2)) * 24 + Long.parseLong(text.group(3))) * 60
                    + Long.parseLong(text.group(4)))
                * 60
            + Long.parseLong(text.group(5));
    String fraction = text.group(6) == null ? "" : text.group(6);
    long millis = seconds * 1000 + Long.parseLong((fraction + "000").substring(0, 3));
    return text.group(1).equals("-") ? -millis : millis;
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
