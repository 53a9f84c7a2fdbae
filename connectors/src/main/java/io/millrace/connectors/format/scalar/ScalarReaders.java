package io.millrace.connectors.format.scalar;

import io.millrace.data.column.BytesBuilder;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.DoubleBuilder;
import io.millrace.data.column.IntBuilder;
import io.millrace.data.column.LongBuilder;
import io.millrace.data.column.LongPairBuilder;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.BinaryType;
import io.millrace.data.type.DataType.BooleanType;
import io.millrace.data.type.DataType.CharacterType;
import io.millrace.data.type.DataType.DateType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.data.type.DataType.IntervalType;
import io.millrace.data.type.DataType.NullType;
import io.millrace.data.type.DataType.TimeType;
import io.millrace.data.type.DataType.TimestampType;
import java.util.Arrays;
import java.util.Base64;

/**
 * Finds the reader of a type: numbers as SQL and Java spell them, intervals as a number of months
 * or milliseconds, bytes in base 64, dates and times as {@link TimestampStyle} says.
 */
public final class ScalarReaders {
  private static final int[] FRACTION_UNITS = {
    1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1000, 100, 10, 1
  };

  private ScalarReaders() {}

  /** The reader of a type that is not nested. */
  public static ScalarReader of(DataType type, TimestampStyle style) {
    String expected = type.sql();
    if (type instanceof CharacterType) {
      return ScalarReaders::readText;
    }
    if (type instanceof IntegralType integral) {
      return switch (integral.width()) {
        case TINYINT -> ints(Byte.MIN_VALUE, Byte.MAX_VALUE, expected);
        case SMALLINT -> ints(Short.MIN_VALUE, Short.MAX_VALUE, expected);
        case INT -> ints(Integer.MIN_VALUE, Integer.MAX_VALUE, expected);
        case BIGINT -> longs(expected);
      };
    }
    if (type instanceof FloatingType floating) {
      return floating.single() ? floats(expected) : doubles(expected);
    }
    if (type instanceof DecimalType decimal) {
      return decimals(decimal, expected);
    }
    if (type instanceof BooleanType) {
      return ScalarReaders::readBoolean;
    }
    if (type instanceof BinaryType) {
      return ScalarReaders::readBase64;
    }
    if (type instanceof IntervalType interval) {
      return interval.yearMonth()
          ? ints(Integer.MIN_VALUE, Integer.MAX_VALUE, "a number of months")
          : longs("a number of milliseconds");
    }
    return temporal(type, style);
  }

  private static ScalarReader temporal(DataType type, TimestampStyle style) {
    if (type instanceof DateType) {
      String expected = "DATE such as '2020-12-30'";
      return (bytes, from, to, out) ->
          ((IntBuilder) out).append(TimeText.parseDate(bytes, from, to, expected));
    }
    if (type instanceof TimeType time) {
      String expected = type.sql() + " such as '12:13:14'";
      long unit = FRACTION_UNITS[Math.min(3, time.precision())];
      return (bytes, from, to, out) -> {
        long nanos = TimeText.parseTime(bytes, from, to, true, expected);
        ((IntBuilder) out).append((int) ((nanos - nanos % unit) / 1_000_000));
      };
    }
    if (type instanceof TimestampType timestamp) {
      return timestamps(timestamp, style);
    }
    if (type instanceof NullType) {
      return (bytes, from, to, out) -> out.appendNull();
    }
    throw new IllegalArgumentException("no single value: " + type);
  }

  private static ScalarReader ints(int min, int max, String expected) {
    return (bytes, from, to, out) ->
        ((IntBuilder) out).append((int) NumberText.parseLong(bytes, from, to, min, max, expected));
  }

  private static ScalarReader longs(String expected) {
    return (bytes, from, to, out) ->
        ((LongBuilder) out)
            .append(
                NumberText.parseLong(bytes, from, to, Long.MIN_VALUE, Long.MAX_VALUE, expected));
  }

  private static ScalarReader doubles(String expected) {
    return (bytes, from, to, out) ->
        ((DoubleBuilder) out).append(NumberText.parseDouble(bytes, from, to, expected));
  }

  private static ScalarReader floats(String expected) {
    return (bytes, from, to, out) ->
        ((DoubleBuilder) out).append((float) NumberText.parseDouble(bytes, from, to, expected));
  }

  private static ScalarReader decimals(DecimalType type, String expected) {
    int precision = type.precision();
    int scale = type.scale();
    if (precision <= 18) {
      return (bytes, from, to, out) ->
          DecimalText.readSmall(bytes, from, to, precision, scale, expected, (LongBuilder) out);
    }
    return (bytes, from, to, out) ->
        DecimalText.append(
            DecimalText.parse(bytes, from, to, expected), precision, scale, expected, out);
  }

  private static ScalarReader timestamps(TimestampType type, TimestampStyle style) {
    boolean local = type.local();
    boolean inMillis = type.precision() <= 3;
    long unit = FRACTION_UNITS[type.precision()];
    String expected = type.sql() + " such as " + style.example(local);
    return (bytes, from, to, out) -> {
      int end = local ? to - 1 : to;
      if (end < from || local && bytes[end] != 'Z') {
        throw new BadValue(expected);
      }
      int separator = TimeText.separator(bytes, from, end, style.separator, expected);
      long day = TimeText.parseDate(bytes, from, separator, expected);
      long nanos = TimeText.parseTime(bytes, separator + 1, end, false, expected);
      nanos -= nanos % unit;
      long millis = day * TimeText.MILLIS_PER_DAY + nanos / 1_000_000;
      if (inMillis) {
        ((LongBuilder) out).append(millis);
      } else {
        ((LongPairBuilder) out).append(millis, nanos % 1_000_000);
      }
    };
  }

  private static void readText(byte[] bytes, int from, int to, ColumnBuilder out) {
    if (!Utf8.isValid(bytes, from, to)) {
      throw new BadValue("text in UTF-8");
    }
    ((BytesBuilder) out).append(bytes, from, to - from);
  }

  private static void readBoolean(byte[] bytes, int from, int to, ColumnBuilder out) {
    if (isWord(bytes, from, to, "true")) {
      ((IntBuilder) out).append(1);
    } else if (isWord(bytes, from, to, "false")) {
      ((IntBuilder) out).append(0);
    } else {
      throw new BadValue("BOOLEAN, true or false");
    }
  }

  private static boolean isWord(byte[] bytes, int from, int to, String word) {
    int at = from;
    int end = to;
    while (at < end && bytes[at] == ' ') {
      at++;
    }
    while (end > at && bytes[end - 1] == ' ') {
      end--;
    }
    if (end - at != word.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if ((bytes[at + i] | 0x20) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static void readBase64(byte[] bytes, int from, int to, ColumnBuilder out) {
    try {
      byte[] decoded = Base64.getDecoder().decode(Arrays.copyOfRange(bytes, from, to));
      ((BytesBuilder) out).append(decoded, 0, decoded.length);
    } catch (IllegalArgumentException e) {
      throw new BadValue("bytes in base 64", e);
    }
  }
}
