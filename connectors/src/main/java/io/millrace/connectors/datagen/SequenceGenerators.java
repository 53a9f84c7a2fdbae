package io.millrace.connectors.datagen;

import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.BytesColumn;
import io.millrace.data.column.DoubleColumn;
import io.millrace.data.column.IntColumn;
import io.millrace.data.column.LongColumn;
import io.millrace.data.column.LongPairColumn;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Numbers in sequence: {@code start} plus the number of the row. */
final class SequenceGenerators {
  private SequenceGenerators() {}

  static Generator ints(long start) {
    return rows -> {
      int[] values = new int[rows.count()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (int) (start + rows.ids()[i]);
      }
      return new IntColumn(values.length, values, null);
    };
  }

  /** Each number times {@code factor}: for decimals, 10 to the power of the scale. */
  static Generator longs(long start, long factor) {
    return rows -> {
      long[] values = new long[rows.count()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (start + rows.ids()[i]) * factor;
      }
      return new LongColumn(values.length, values, null);
    };
  }

  static Generator largeDecimals(long start, BigInteger factor) {
    return rows -> {
      long[] high = new long[rows.count()];
      long[] low = new long[rows.count()];
      for (int i = 0; i < high.length; i++) {
        BigInteger unscaled = BigInteger.valueOf(start + rows.ids()[i]).multiply(factor);
        high[i] = unscaled.shiftRight(64).longValue();
        low[i] = unscaled.longValue();
      }
      return new LongPairColumn(high.length, high, low, null);
    };
  }

  static Generator doubles(long start) {
    return rows -> {
      double[] values = new double[rows.count()];
      for (int i = 0; i < values.length; i++) {
        values[i] = start + rows.ids()[i];
      }
      return new DoubleColumn(values.length, values, null);
    };
  }

  /** The decimal digits of each number. */
  static Generator strings(long start) {
    return rows -> {
      SliceWriter out = new SliceWriter(rows.count() * 12);
      int[] offsets = new int[rows.count() + 1];
      for (int i = 0; i < rows.count(); i++) {
        byte[] digits = Long.toString(start + rows.ids()[i]).getBytes(StandardCharsets.ISO_8859_1);
        out.append(digits, 0, digits.length);
        offsets[i + 1] = out.length();
      }
      return new BytesColumn(rows.count(), out.release(), offsets, null);
    };
  }

  /** Each number in eight bytes, the highest first. */
  static Generator bytes(long start) {
    return rows -> {
      SliceWriter out = new SliceWriter(rows.count() * Long.BYTES);
      int[] offsets = new int[rows.count() + 1];
      for (int i = 0; i < rows.count(); i++) {
        out.appendLong(start + rows.ids()[i]);
        offsets[i + 1] = out.length();
      }
      return new BytesColumn(rows.count(), out.release(), offsets, null);
    };
  }
}
