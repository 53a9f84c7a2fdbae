package io.millrace.connectors.format.scalar;

import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.BytesColumn;
import io.millrace.data.column.Column;
import io.millrace.data.column.DoubleColumn;
import io.millrace.data.column.IntColumn;
import io.millrace.data.column.LongColumn;
import io.millrace.data.column.LongPairColumn;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.BinaryType;
import io.millrace.data.type.DataType.BooleanType;
import io.millrace.data.type.DataType.CharacterType;
import io.millrace.data.type.DataType.DateType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.TimeType;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.data.type.PhysicalKind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Base64;

/** Finds the writer of a type; {@link ScalarReaders} reads what it writes. */
public final class ScalarWriters {
  private ScalarWriters() {}

  /**
   * The writer of a type that is not nested.
   *
   * @param plainDecimals whether decimals are written plainly; if not, without trailing zeros and
   *     in scientific notation where Java does so
   */
  public static ScalarWriter of(DataType type, TimestampStyle style, boolean plainDecimals) {
    if (type instanceof CharacterType) {
      return ScalarWriters::writeBytes;
    }
    if (type instanceof BinaryType) {
      return ScalarWriters::writeBase64;
    }
    if (type instanceof BooleanType) {
      return (column, position, out) ->
          out.append(((IntColumn) column).get(position) != 0 ? "true" : "false");
    }
    if (type instanceof FloatingType floating) {
      return doubles(floating.single());
    }
    if (type instanceof DecimalType decimal) {
      return decimals(decimal, plainDecimals);
    }
    if (type instanceof DateType) {
      return (column, position, out) ->
          TimeText.appendDate(((IntColumn) column).get(position), out);
    }
    if (type instanceof TimeType) {
      return (column, position, out) ->
          TimeText.appendTime(((IntColumn) column).get(position), 0, out);
    }
    if (type instanceof TimestampType timestamp) {
      return timestamps(timestamp, style);
    }
    return type.physical() == PhysicalKind.LONG
        ? (column, position, out) -> NumberText.append(((LongColumn) column).get(position), out)
        : (column, position, out) -> NumberText.append(((IntColumn) column).get(position), out);
  }

  private static void writeBytes(Column column, int position, SliceWriter out) {
    BytesColumn texts = (BytesColumn) column;
    int start = texts.offsets()[position];
    out.append(texts.data(), start, texts.offsets()[position + 1] - start);
  }

  private static void writeBase64(Column column, int position, SliceWriter out) {
    BytesColumn values = (BytesColumn) column;
    int[] offsets = values.offsets();
    byte[] encoded =
        Base64.getEncoder()
            .encode(Arrays.copyOfRange(values.data(), offsets[position], offsets[position + 1]));
    out.append(encoded, 0, encoded.length);
  }

  private static ScalarWriter doubles(boolean single) {
    return (column, position, out) -> {
      double value = ((DoubleColumn) column).get(position);
      out.append(single ? Float.toString((float) value) : Double.toString(value));
    };
  }

  private static ScalarWriter decimals(DecimalType type, boolean plain) {
    int scale = type.scale();
    return (column, position, out) -> {
      BigDecimal value =
          column instanceof LongPairColumn pairs
              ? DecimalText.of(pairs.high()[position], pairs.low()[position], scale)
              : BigDecimal.valueOf(((LongColumn) column).get(position), scale);
      out.append(plain ? value.toPlainString() : value.stripTrailingZeros().toString());
    };
  }

  private static ScalarWriter timestamps(TimestampType type, TimestampStyle style) {
    boolean local = type.local();
    return (column, position, out) -> {
      LongPairColumn pairs = column instanceof LongPairColumn p ? p : null;
      long millis = pairs == null ? ((LongColumn) column).get(position) : pairs.high()[position];
      int nanos = pairs == null ? 0 : (int) pairs.low()[position];
      TimeText.appendDate(Math.floorDiv(millis, TimeText.MILLIS_PER_DAY), out);
      out.append(style.separator);
      TimeText.appendTime((int) Math.floorMod(millis, TimeText.MILLIS_PER_DAY), nanos, out);
      if (local) {
        out.append((byte) 'Z');
      }
    };
  }
}
