package io.millrace.data.encoding;

import io.millrace.data.bytes.Bytes;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.DoubleBuilder;
import io.millrace.data.column.DoubleColumn;
import io.millrace.data.column.IntBuilder;
import io.millrace.data.column.IntColumn;
import io.millrace.data.column.LongBuilder;
import io.millrace.data.column.LongColumn;
import io.millrace.data.column.LongPairBuilder;
import io.millrace.data.column.LongPairColumn;

/** The fields of fixed width, big-endian two's complement. */
final class FixedValues {
  private FixedValues() {}

  /** One, two or four bytes; read as INT or BIGINT. */
  static final class IntValue extends ValueField.Fixed {
    IntValue(int width, boolean nullable) {
      super(width, nullable);
    }

    @Override
    void put(Column flat, int position, byte[] array, int at) {
      int value = ((IntColumn) flat).values()[position];
      for (int i = slot - 1, shifted = value; i >= 0; i--, shifted >>= 8) {
        array[at + i] = (byte) shifted;
      }
    }

    @Override
    void get(byte[] array, int at, ColumnBuilder out) {
      int value = array[at];
      for (int i = 1; i < slot; i++) {
        value = value << 8 | array[at + i] & 0xFF;
      }
      if (out instanceof IntBuilder ints) {
        ints.append(value);
      } else {
        ((LongBuilder) out).append(value);
      }
    }
  }

  /** Eight bytes; a timestamp or decimal is also read with more digits. */
  static final class LongValue extends ValueField.Fixed {
    private final boolean instant;

    LongValue(boolean instant, boolean nullable) {
      super(8, nullable);
      this.instant = instant;
    }

    @Override
    void put(Column flat, int position, byte[] array, int at) {
      Bytes.putLong(array, at, ((LongColumn) flat).values()[position]);
    }

    @Override
    void get(byte[] array, int at, ColumnBuilder out) {
      long value = Bytes.getLong(array, at);
      if (out instanceof LongBuilder longs) {
        longs.append(value);
      } else if (instant) {
        ((LongPairBuilder) out).append(value, 0);
      } else {
        ((LongPairBuilder) out).append(value >> 63, value);
      }
    }
  }

  /** Eight bytes. */
  static final class DoubleValue extends ValueField.Fixed {
    DoubleValue(boolean nullable) {
      super(8, nullable);
    }

    @Override
    void put(Column flat, int position, byte[] array, int at) {
      double value = ((DoubleColumn) flat).values()[position];
      Bytes.putLong(array, at, Double.doubleToRawLongBits(value));
    }

    @Override
    void get(byte[] array, int at, ColumnBuilder out) {
      ((DoubleBuilder) out).append(Double.longBitsToDouble(Bytes.getLong(array, at)));
    }
  }

  /** Four bytes. */
  static final class FloatValue extends ValueField.Fixed {
    FloatValue(boolean nullable) {
      super(4, nullable);
    }

    @Override
    void put(Column flat, int position, byte[] array, int at) {
      float value = (float) ((DoubleColumn) flat).values()[position];
      Bytes.putInt(array, at, Float.floatToRawIntBits(value));
    }

    @Override
    void get(byte[] array, int at, ColumnBuilder out) {
      ((DoubleBuilder) out).append(Float.intBitsToFloat(Bytes.getInt(array, at)));
    }
  }

  /** Sixteen bytes. */
  static final class DecimalValue extends ValueField.Fixed {
    DecimalValue(boolean nullable) {
      super(16, nullable);
    }

    @Override
    void put(Column flat, int position, byte[] array, int at) {
      LongPairColumn column = (LongPairColumn) flat;
      Bytes.putLong(array, at, column.high()[position]);
      Bytes.putLong(array, at + 8, column.low()[position]);
    }

    @Override
    void get(byte[] array, int at, ColumnBuilder out) {
      ((LongPairBuilder) out).append(Bytes.getLong(array, at), Bytes.getLong(array, at + 8));
    }
  }

  /** Eight bytes of milliseconds, four of nanoseconds. */
  static final class InstantValue extends ValueField.Fixed {
    InstantValue(boolean nullable) {
      super(12, nullable);
    }

    @Override
    void put(Column flat, int position, byte[] array, int at) {
      LongPairColumn column = (LongPairColumn) flat;
      Bytes.putLong(array, at, column.high()[position]);
      Bytes.putInt(array, at + 8, (int) column.low()[position]);
    }

    @Override
    void get(byte[] array, int at, ColumnBuilder out) {
      ((LongPairBuilder) out).append(Bytes.getLong(array, at), Bytes.getInt(array, at + 8));
    }
  }
}
