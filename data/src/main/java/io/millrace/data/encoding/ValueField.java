package io.millrace.data.encoding;

import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.BooleanType;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.data.type.DataType.TimestampType;

/**
 * The compact form of one field. Each field has a slot of fixed width. A field of fixed width is
 * its slot; the slot of a varying one tells where its bytes end among the varying bytes of the row,
 * counted from where these begin.
 */
abstract class ValueField {
  static final int END_WIDTH = 4;

  /** Bytes of the slot. */
  final int slot;

  final boolean varying;

  final boolean nullable;

  private ValueField(int slot, boolean varying, boolean nullable) {
    this.slot = slot;
    this.varying = varying;
    this.nullable = nullable;
  }

  /** A field that is its slot. */
  abstract static class Fixed extends ValueField {
    Fixed(int slot, boolean nullable) {
      super(slot, false, nullable);
    }

    /** Writes a value that is not NULL into its slot, {@code array[at..at+slot)}. */
    abstract void put(Column flat, int position, byte[] array, int at);

    /** Reads a slot into a builder of the same or a wider type. */
    abstract void get(byte[] array, int at, ColumnBuilder out);
  }

  /** A field whose bytes follow the slots. */
  abstract static class Varying extends ValueField {
    Varying(boolean nullable) {
      super(END_WIDTH, true, nullable);
    }

    /** Appends a value that is not NULL. */
    abstract void write(Column flat, int position, SliceWriter out);

    /** Reads {@code array[from..to)} into a builder of the same or a wider type. */
    abstract void read(byte[] array, int from, int to, ColumnBuilder out);
  }

  static ValueField of(DataType type) {
    boolean nullable = type.mayBeNull();
    return switch (type.physical()) {
      case INT -> new FixedValues.IntValue(intWidth(type), nullable);
      case NULL -> new FixedValues.IntValue(1, true);
      case LONG -> new FixedValues.LongValue(type instanceof TimestampType, nullable);
      case DOUBLE ->
          ((FloatingType) type).single()
              ? new FixedValues.FloatValue(nullable)
              : new FixedValues.DoubleValue(nullable);
      case LONG_PAIR ->
          type instanceof TimestampType
              ? new FixedValues.InstantValue(nullable)
              : new FixedValues.DecimalValue(nullable);
      case BYTES -> new VaryingValues.BytesValue(nullable);
      case ROW -> VaryingValues.row(type);
      case ARRAY -> VaryingValues.array(type);
      case MAP -> VaryingValues.map(type);
    };
  }

  private static int intWidth(DataType type) {
    if (type instanceof BooleanType) {
      return 1;
    }
    if (type instanceof IntegralType integral) {
      return switch (integral.width()) {
        case TINYINT -> 1;
        case SMALLINT -> 2;
        default -> 4;
      };
    }
    return 4;
  }
}
