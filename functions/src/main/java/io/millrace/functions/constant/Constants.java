package io.millrace.functions.constant;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.BytesColumn;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.Columns;
import io.millrace.data.column.IntColumn;
import io.millrace.data.column.LongColumn;
import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.BinaryType;
import io.millrace.data.type.DataType.BooleanType;
import io.millrace.data.type.DataType.CharacterType;
import io.millrace.data.type.DataType.DateType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.data.type.DataType.IntervalType;
import io.millrace.data.type.DataType.TimeType;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.data.type.DataType.VariantType;
import io.millrace.data.type.Types;
import io.millrace.data.variant.VariantText;
import io.millrace.functions.call.Interpreter;
import io.millrace.functions.cast.Casts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Constants as text: what CAST to STRING prints, bytes in hexadecimal, VARIANT as JSON, null for
 * NULL.
 */
public final class Constants {
  private static final Pattern DAY_TIME =
      Pattern.compile("([+-]?)(\\d+) (\\d+):(\\d+):(\\d+)(?:\\.(\\d{1,9}))?");
  private static final Pattern YEAR_MONTH = Pattern.compile("([+-]?)(\\d+)-(\\d+)");

  private Constants() {}

  /**
   * A column of length 1 that holds the value.
   *
   * @param zone of timestamps with local time zone
   */
  public static Column column(String text, DataType type, ZoneId zone) {
    if (text == null) {
      return Columns.of(type, (Object) null);
    }
    if (type instanceof CharacterType || type instanceof VariantType) {
      return Columns.of(type, text);
    } else if (type instanceof BinaryType) {
      return Columns.of(type, (Object) HexFormat.of().parseHex(text));
    } else if (type instanceof IntegralType) {
      return Columns.of(type, Long.valueOf(text));
    } else if (type instanceof BooleanType) {
      return Columns.of(type, Boolean.valueOf(text.toLowerCase(Locale.ROOT)));
    } else if (type instanceof FloatingType) {
      return Columns.of(type, Double.valueOf(text));
    } else if (type instanceof DecimalType) {
      return Columns.of(type, new BigDecimal(text));
    } else if (type instanceof IntervalType interval) {
      return interval(text, interval);
    }
    return point(text, type, zone);
  }

  private static Column point(String text, DataType type, ZoneId zone) {
    if (type instanceof DateType) {
      return Columns.of(type, LocalDate.parse(text));
    } else if (type instanceof TimeType) {
      return Columns.of(type, LocalTime.parse(text));
    } else if (type instanceof TimestampType timestamp) {
      LocalDateTime local = LocalDateTime.parse(text.replace(' ', 'T'));
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

  /** The only value of a column as text; no timestamps with local time zone, nothing nested. */
  public static String text(Column value, DataType type) {
    if (value.isNull(0)) {
      return null;
    }
    Slice slice = new Slice();
    if (type instanceof BinaryType) {
      return HexFormat.of().formatHex(((BytesColumn) value.flat()).get(0, slice).toByteArray());
    } else if (type instanceof CharacterType) {
      return ((BytesColumn) value.flat()).get(0, slice).toString();
    } else if (type instanceof VariantType) {
      SliceWriter json = new SliceWriter();
      VariantText.printExactly(((BytesColumn) value.flat()).get(0, slice), json);
      return json.view(slice).toString();
    }
    ColumnBuilder printed = ColumnBuilder.of(Types.STRING, 1);
    new Interpreter(Casts.find(type, Types.STRING).orElseThrow(), null)
        .call(List.of(value), 0, printed);
    return ((BytesColumn) printed.build()).get(0, slice).toString();
  }
}
