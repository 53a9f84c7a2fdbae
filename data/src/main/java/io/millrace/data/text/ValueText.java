package io.millrace.data.text;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.ArrayColumn;
import io.millrace.data.column.BytesColumn;
import io.millrace.data.column.Column;
import io.millrace.data.column.ConstantColumn;
import io.millrace.data.column.DictionaryColumn;
import io.millrace.data.column.DoubleColumn;
import io.millrace.data.column.IntColumn;
import io.millrace.data.column.LongColumn;
import io.millrace.data.column.LongPairColumn;
import io.millrace.data.column.MapColumn;
import io.millrace.data.column.RowColumn;
import io.millrace.data.decimal.DecimalText;
import io.millrace.data.decimal.Int128;
import io.millrace.data.time.DateText;
import io.millrace.data.time.TimestampText;
import io.millrace.data.time.ZoneClock;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.BinaryType;
import io.millrace.data.type.DataType.BooleanType;
import io.millrace.data.type.DataType.DateType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntervalType;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.MultisetType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.DataType.TimeType;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.data.type.DataType.VariantType;
import io.millrace.data.type.Types;
import io.millrace.data.variant.VariantText;
import java.time.ZoneId;

/**
 * Values of every type as text, as Flink's {@code CAST(… AS STRING)} writes them: {@code TRUE},
 * {@code 1.50}, {@code 1.0E10}, {@code 2020-01-01 00:00:00.000}, {@code [a, NULL]}, {@code {k=v}},
 * {@code (1, x)}, {@code (a=1)} of a structured type; TIMESTAMP_LTZ in a time zone. Serves one
 * thread.
 */
public final class ValueText {
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  /** How bytes are written. */
  public enum BytesForm {
    /** Read as UTF-8, as CAST does. */
    TEXT,
    /** {@code x'00ff'}, as Flink shows results. */
    HEX
  }

  private final ZoneClock zone;
  private final BytesForm bytesForm;
  private final Slice slice = new Slice();
  private final Int128 wide = new Int128();

  public ValueText(ZoneId zone, BytesForm bytesForm) {
    this.zone = new ZoneClock(zone);
    this.bytesForm = bytesForm;
  }

  /** Appends the value at {@code position} of a flat or encoded column; NULL is {@code NULL}. */
  public void print(DataType type, Column column, int position, SliceWriter out) {
    if (column.isNull(position)) {
      out.append("NULL");
    } else if (column instanceof DictionaryColumn dictionary) {
      print(type, dictionary.dictionary(), dictionary.ids()[position], out);
    } else if (column instanceof ConstantColumn constant) {
      print(type, constant.value(), 0, out);
    } else if (column instanceof IntColumn ints) {
      printInt(type, ints.get(position), out);
    } else if (column instanceof LongColumn longs) {
      printLong(type, longs.get(position), out);
    } else if (column instanceof DoubleColumn doubles) {
      double value = doubles.get(position);
      boolean single = ((FloatingType) type).single();
      out.append(single ? Float.toString((float) value) : Double.toString(value));
    } else if (column instanceof LongPairColumn pairs) {
      printPair(type, pairs.high()[position], pairs.low()[position], out);
    } else if (column instanceof BytesColumn bytes) {
      printBytes(type, bytes.get(position, slice), out);
    } else {
      printNested(type, column, position, out);
    }
  }

  /** The value as a String. */
  public String print(DataType type, Column column, int position) {
    SliceWriter out = new SliceWriter();
    print(type, column, position, out);
    return out.view(new Slice()).toString();
  }

  private static void printInt(DataType type, int value, SliceWriter out) {
    if (type instanceof BooleanType) {
      out.append(value != 0 ? "TRUE" : "FALSE");
    } else if (type instanceof DateType) {
      DateText.printDate(value, out);
    } else if (type instanceof TimeType time) {
      DateText.printTime(value, time.precision(), out);
    } else if (type instanceof IntervalType) {
      DateText.printMonths(value, out);
    } else {
      DecimalText.print(value, 0, out);
    }
  }

  private void printLong(DataType type, long value, SliceWriter out) {
    if (type instanceof DecimalType decimal) {
      DecimalText.print(value, decimal.scale(), out);
    } else if (type instanceof TimestampType timestamp) {
      printTimestamp(timestamp, value, 0, out);
    } else if (type instanceof IntervalType) {
      DateText.printMillis(value, out);
    } else {
      DecimalText.print(value, 0, out);
    }
  }

  private void printPair(DataType type, long high, long low, SliceWriter out) {
    if (type instanceof TimestampType timestamp) {
      printTimestamp(timestamp, high, (int) low, out);
    } else {
      DecimalText.print(wide.set(high, low), ((DecimalType) type).scale(), out);
    }
  }

  private void printTimestamp(TimestampType type, long millis, int nanos, SliceWriter out) {
    long shown = type.local() ? zone.toLocal(millis) : millis;
    TimestampText.print(shown, nanos, type.precision(), out);
  }

  private void printBytes(DataType type, Slice value, SliceWriter out) {
    if (type instanceof VariantType) {
      VariantText.print(value, out);
    } else if (!(type instanceof BinaryType)) {
      out.append(value);
    } else if (bytesForm == BytesForm.TEXT) {
      // By way of a String what is no UTF-8 becomes a replacement character.
      out.append(value.toString());
    } else {
      out.append("x'");
      for (int i = 0; i < value.length; i++) {
        out.append(HEX[value.get(i) >> 4 & 15]);
        out.append(HEX[value.get(i) & 15]);
      }
      out.append((byte) '\'');
    }
  }

  private void printNested(DataType type, Column column, int position, SliceWriter out) {
    if (column instanceof RowColumn row) {
      out.append((byte) '(');
      for (int i = 0; i < row.fields().size(); i++) {
        separate(i > 0, out);
        Field field = ((RowType) type).fields().get(i);
        if (((RowType) type).isStructured()) {
          out.append(field.name());
          out.append((byte) '=');
        }
        print(field.type(), row.fields().get(i), position, out);
      }
      out.append((byte) ')');
    } else if (column instanceof ArrayColumn array) {
      int from = array.offsets()[position];
      out.append((byte) '[');
      for (int i = from; i < array.offsets()[position + 1]; i++) {
        separate(i > from, out);
        print(((ArrayType) type).element(), array.elements(), i, out);
      }
      out.append((byte) ']');
    } else {
      printMap(type, (MapColumn) column, position, out);
    }
  }

  private void printMap(DataType type, MapColumn map, int position, SliceWriter out) {
    DataType key = type instanceof MapType known ? known.key() : ((MultisetType) type).element();
    DataType value = type instanceof MapType known ? known.value() : Types.INT;
    int from = map.offsets()[position];
    out.append((byte) '{');
    for (int i = from; i < map.offsets()[position + 1]; i++) {
      separate(i > from, out);
      print(key, map.keys(), i, out);
      out.append((byte) '=');
      print(value, map.values(), i, out);
    }
    out.append((byte) '}');
  }

  private static void separate(boolean further, SliceWriter out) {
    if (further) {
      out.append((byte) ',');
      out.append((byte) ' ');
    }
  }
}
