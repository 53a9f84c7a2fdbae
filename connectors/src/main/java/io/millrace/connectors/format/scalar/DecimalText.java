package io.millrace.connectors.format.scalar;

import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.LongBuilder;
import io.millrace.data.column.LongPairBuilder;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Decimals as text. What has too many fractional digits is rounded half up, as Flink does. */
final class DecimalText {
  private DecimalText() {}

  /** The unscaled value of a plain decimal of up to 18 digits; all else goes the long way. */
  static void readSmall(
      byte[] bytes, int from, int to, int precision, int scale, String expected, LongBuilder out) {
    int at = from;
    boolean negative = at < to && bytes[at] == '-';
    if (negative) {
      at++;
    }
    long unscaled = 0;
    int digits = 0;
    int fraction = -1;
    for (; at < to; at++) {
      int digit = bytes[at] - '0';
      if (digit >= 0 && digit <= 9) {
        unscaled = unscaled * 10 + digit;
        digits++;
        fraction += fraction >= 0 ? 1 : 0;
      } else if (bytes[at] == '.' && fraction < 0) {
        fraction = 0;
      } else {
        break;
      }
    }
    int missing = scale - Math.max(0, fraction);
    if (at < to || digits == 0 || digits + missing > precision || missing < 0) {
      append(parse(bytes, from, to, expected), precision, scale, expected, out);
      return;
    }
    for (; missing > 0; missing--) {
      unscaled *= 10;
    }
    out.append(negative ? -unscaled : unscaled);
  }

  static BigDecimal parse(byte[] bytes, int from, int to, String expected) {
    try {
      return new BigDecimal(
          new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).strip());
    } catch (NumberFormatException e) {
      throw new BadValue(expected, e);
    }
  }

  static void append(
      BigDecimal value, int precision, int scale, String expected, ColumnBuilder out) {
    if ((long) value.precision() - value.scale() > precision) {
      throw new BadValue(expected);
    }
    BigDecimal rounded = value.setScale(scale, RoundingMode.HALF_UP);
    if (rounded.precision() > precision) {
      throw new BadValue(expected);
    }
    BigInteger unscaled = rounded.unscaledValue();
    if (out instanceof LongBuilder longs) {
      longs.append(unscaled.longValue());
    } else {
      ((LongPairBuilder) out).append(unscaled.shiftRight(64).longValue(), unscaled.longValue());
    }
  }

  /** The decimal of a 128-bit unscaled value. */
  static BigDecimal of(long high, long low, int scale) {
    ByteBuffer bytes = ByteBuffer.allocate(16).putLong(high).putLong(low);
    return new BigDecimal(new BigInteger(bytes.array()), scale);
  }
}
