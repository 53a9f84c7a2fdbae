package io.millrace.connectors.datagen;

import io.millrace.data.column.DoubleColumn;
import io.millrace.data.column.IntColumn;
import io.millrace.data.column.LongColumn;
import io.millrace.data.column.LongPairColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Random numbers, uniform between two bounds. */
final class NumberGenerators {
  private NumberGenerators() {}

  /** From {@code min} to {@code max}, both inclusive. */
  static Generator ints(long seed, int min, int max) {
    long range = (long) max - min + 1;
    return rows -> {
      int[] values = new int[rows.count()];
      for (int i = 0; i < values.length; i++) {
        long bits = Dice.at(seed, rows.ids()[i]) >>> 32;
        values[i] = (int) (min + (bits * range >>> 32));
      }
      return new IntColumn(values.length, values, null);
    };
  }

  /** From {@code min} to {@code max}, both inclusive. */
  static Generator longs(long seed, long min, long max) {
    long range = max - min + 1;
    return rows -> {
      long[] values = new long[rows.count()];
      long[] ids = rows.ids();
      if (range == 0) {
        for (int i = 0; i < values.length; i++) {
          values[i] = Dice.at(seed, ids[i]);
        }
      } else {
        for (int i = 0; i < values.length; i++) {
          values[i] = min + Dice.below(Dice.at(seed, ids[i]), range);
        }
      }
      return new LongColumn(values.length, values, null);
    };
  }

  /** From {@code min} (inclusive) to {@code max}. */
  static Generator doubles(long seed, double min, double max) {
    return rows -> {
      double[] values = new double[rows.count()];
      for (int i = 0; i < values.length; i++) {
        double unit = Dice.unit(Dice.at(seed, rows.ids()[i]));
        values[i] = min * (1 - unit) + max * unit;
      }
      return new DoubleColumn(values.length, values, null);
    };
  }

  /** Like {@link #doubles}, each rounded to a {@code float}. */
  static Generator floats(long seed, float min, float max) {
    return rows -> {
      double[] values = new double[rows.count()];
      for (int i = 0; i < values.length; i++) {
        double unit = Dice.unit(Dice.at(seed, rows.ids()[i]));
        values[i] = (float) (min * (1 - unit) + max * unit);
      }
      return new DoubleColumn(values.length, values, null);
    };
  }

  /** Decimals that fit a long: all unscaled values between the bounds are possible. */
  static Generator smallDecimals(long seed, BigDecimal min, BigDecimal max, int scale) {
    long low = min.setScale(scale, RoundingMode.CEILING).unscaledValue().longValueExact();
    long high = max.setScale(scale, RoundingMode.FLOOR).unscaledValue().longValueExact();
    return longs(seed, Math.min(low, high), high);
  }

  /** Decimals of more than 18 digits, of which the first 53 bits are random. */
  static Generator largeDecimals(long seed, BigDecimal min, BigDecimal max, int scale) {
    BigDecimal range = max.subtract(min);
    return rows -> {
      long[] high = new long[rows.count()];
      long[] low = new long[rows.count()];
      for (int i = 0; i < high.length; i++) {
        double unit = Dice.unit(Dice.at(seed, rows.ids()[i]));
        BigDecimal value = min.add(range.multiply(new BigDecimal(unit)));
        BigInteger unscaled = value.setScale(scale, RoundingMode.DOWN).unscaledValue();
        high[i] = unscaled.shiftRight(64).longValue();
        low[i] = unscaled.longValue();
      }
      return new LongPairColumn(high.length, high, low, null);
    };
  }
}
