package io.millrace.data.column;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.BinaryType;
import io.millrace.data.type.DataType.BooleanType;
import io.millrace.data.type.DataType.CharacterType;
import io.millrace.data.type.DataType.DateType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.data.type.DataType.IntervalType;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.MultisetType;
import io.millrace.data.type.DataType.NullType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.DataType.TimeType;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.data.type.DataType.VariantType;
import io.millrace.data.type.Types;
import io.millrace.data.variant.VariantParser;
import io.millrace.data.variant.VariantText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Single values as Java objects, for literals, result sets and tests; never for hot paths. BOOLEAN
 * is {@link Boolean}; TINYINT to BIGINT are {@link Byte} to {@link Long}; FLOAT and DOUBLE {@link
 * Float} and {@link Double}; DECIMAL {@link BigDecimal} at its scale; character types {@link
 * String}, and so is VARIANT as JSON; binary ones {@code byte[]}; DATE {@link LocalDate}; TIME
 * {@link LocalTime}; TIMESTAMP {@link LocalDateTime}; TIMESTAMP_LTZ {@link Instant}; intervals
 * {@link Period} and {@link Duration}; ARRAY and ROW {@link List}; MAP and MULTISET {@link Map}.
 */
public final class JavaValues {
  private JavaValues() {}

  /**
   * Appends {@code value}, or NULL. Any {@link Number} is accepted where a number is wanted. Throws
   * ClassCastException for a class that does not stand for the type and ArithmeticException for a
   * number that does not fit without loss.
   */
  public static void append(DataType type, Object value, ColumnBuilder out) {
    if (value == null) {
      out.appendNull();
      return;
    }
    if (type instanceof BooleanType) {
      ((IntBuilder) out).append((Boolean) value ? 1 : 0);
    } else if (type instanceof IntegralType integral) {
      appendIntegral(integral, value, out);
    } else if (type instanceof FloatingType floating) {
      double number = ((Number) value).doubleValue();
      ((DoubleBuilder) out).append(floating.single() ? (float) number : number);
    } else if (type instanceof DecimalType exact) {
      appendUnscaled(decimal(value).setScale(exact.scale()).unscaledValue(), out);
    } else if (type instanceof CharacterType) {
      ((BytesBuilder) out).append((String) value);
    } else if (type instanceof VariantType) {
      appendVariant((String) value, (BytesBuilder) out);
    } else if (type instanceof BinaryType) {
      ((BytesBuilder) out).append(Slice.of((byte[]) value));
    } else if (type instanceof NullType) {
      throw new ClassCastException("the type NULL holds nothing but NULL, not " + value);
    } else if (type.physical().isNested()) {
      appendNested(type, value, out);
    } else {
      appendTemporal(type, value, out);
    }
  }

  private static void appendVariant(String json, BytesBuilder out) {
    VariantParser parser = new VariantParser();
    if (!parser.parse(Slice.of(json), false, out.begin())) {
      throw MillraceException.deterministic(
          "'" + json + "' is no JSON for a VARIANT: " + parser.problem());
    }
    out.end();
  }

  private static BigDecimal decimal(Object value) {
    return value instanceof BigDecimal exact ? exact : new BigDecimal(((Number) value).toString());
  }

  private static void appendIntegral(IntegralType type, Object value, ColumnBuilder out) {
    boolean whole = value instanceof Long || value instanceof Integer;
    long number = whole ? ((Number) value).longValue() : decimal(value).longValueExact();
    boolean fits =
        switch (type.width()) {
          case TINYINT -> number == (byte) number;
          case SMALLINT -> number == (short) number;
          case INT -> number == (int) number;
          case BIGINT -> true;
        };
    if (!fits) {
      throw new ArithmeticException(number + " is no " + type.width());
    }
    if (out instanceof LongBuilder longs) {
      longs.append(number);
    } else {
      ((IntBuilder) out).append((int) number);
    }
  }

  private static void appendUnscaled(BigInteger unscaled, ColumnBuilder out) {
    if (out instanceof LongBuilder longs) {
      longs.append(unscaled.longValueExact());
    } else {
      ((LongPairBuilder) out)
          .append(unscaled.shiftRight(64).longValueExact(), unscaled.longValue());
    }
  }

  private static void appendTemporal(DataType type, Object value, ColumnBuilder out) {
    if (type instanceof DateType) {
      ((IntBuilder) out).append(Math.toIntExact(((LocalDate) value).toEpochDay()));
    } else if (type instanceof TimeType) {
      ((IntBuilder) out).append((int) (((LocalTime) value).toNanoOfDay() / 1_000_000));
    } else if (type instanceof TimestampType timestamp) {
      appendInstant(
          timestamp.local() ? (Instant) value : ((LocalDateTime) value).toInstant(ZoneOffset.UTC),
          out);
    } else if (((IntervalType) type).yearMonth()) {
      ((IntBuilder) out).append(Math.toIntExact(((Period) value).toTotalMonths()));
    } else {
      ((LongBuilder) out).append(((Duration) value).toMillis());
    }
  }

  private static void appendInstant(Instant instant, ColumnBuilder out) {
    if (out instanceof LongBuilder longs) {
      longs.append(instant.toEpochMilli());
    } else {
      ((LongPairBuilder) out).append(instant.toEpochMilli(), instant.getNano() % 1_000_000);
    }
  }

  private static void appendNested(DataType type, Object value, ColumnBuilder out) {
    if (type instanceof RowType row) {
      RowBuilder builder = (RowBuilder) out;
      List<?> fields = (List<?>) value;
      for (int i = 0; i < builder.fieldCount(); i++) {
        append(row.fields().get(i).type(), fields.get(i), builder.field(i));
      }
      builder.end();
    } else if (type instanceof ArrayType array) {
      ArrayBuilder builder = (ArrayBuilder) out;
      for (Object element : (List<?>) value) {
        append(array.element(), element, builder.elements());
      }
      builder.end();
    } else {
      MapBuilder builder = (MapBuilder) out;
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
        append(keyType(type), entry.getKey(), builder.keys());
        append(valueType(type), entry.getValue(), builder.values());
      }
      builder.end();
    }
  }

  private static DataType keyType(DataType type) {
    return type instanceof MapType map ? map.key() : ((MultisetType) type).element();
  }

  private static DataType valueType(DataType type) {
    return type instanceof MapType map ? map.value() : Types.INT;
  }

  /** The value at {@code position} of a flat or encoded column; null for NULL. */
  public static Object get(DataType type, Column column, int position) {
    if (column.isNull(position)) {
      return null;
    }
    if (column instanceof DictionaryColumn dictionary) {
      return get(type, dictionary.dictionary(), dictionary.ids()[position]);
    }
    if (column instanceof ConstantColumn constant) {
      return get(type, constant.value(), 0);
    }
    if (column instanceof IntColumn ints) {
      return ofInt(type, ints.get(position));
    }
    if (column instanceof LongColumn longs) {
      return ofLong(type, longs.get(position));
    }
    if (column instanceof DoubleColumn doubles) {
      double value = doubles.get(position);
      return ((FloatingType) type).single() ? (Object) (float) value : (Object) value;
    }
    if (column instanceof LongPairColumn pairs) {
      return ofPair(type, pairs.high()[position], pairs.low()[position]);
    }
    if (column instanceof BytesColumn bytes) {
      Slice slice = bytes.get(position, new Slice());
      if (type instanceof VariantType) {
        SliceWriter json = new SliceWriter();
        VariantText.print(slice, json);
        return json.view(slice).toString();
      }
      return type instanceof CharacterType ? slice.toString() : slice.toByteArray();
    }
    return getNested(type, column, position);
  }

  private static Object ofInt(DataType type, int value) {
    if (type instanceof BooleanType) {
      return value != 0;
    }
    if (type instanceof IntegralType integral) {
      return switch (integral.width()) {
        case TINYINT -> (Object) (byte) value;
        case SMALLINT -> (Object) (short) value;
        default -> (Object) value;
      };
    }
    if (type instanceof DateType) {
      return LocalDate.ofEpochDay(value);
    }
    return type instanceof TimeType
        ? LocalTime.ofNanoOfDay(value * 1_000_000L)
        : Period.ofMonths(value);
  }

  private static Object ofLong(DataType type, long value) {
    if (type instanceof DecimalType exact) {
      return BigDecimal.valueOf(value, exact.scale());
    }
    if (type instanceof TimestampType timestamp) {
      return ofInstant(timestamp, value, 0);
    }
    return type instanceof IntegralType ? (Object) value : Duration.ofMillis(value);
  }

  private static Object ofPair(DataType type, long high, long low) {
    if (type instanceof TimestampType timestamp) {
      return ofInstant(timestamp, high, (int) low);
    }
    BigInteger unscaled =
        BigInteger.valueOf(high)
            .shiftLeft(64)
            .or(new BigInteger(1, ByteBuffer.allocate(8).putLong(low).array()));
    return new BigDecimal(unscaled, ((DecimalType) type).scale());
  }

  private static Object ofInstant(TimestampType type, long millis, int nanos) {
    Instant instant = Instant.ofEpochMilli(millis).plusNanos(nanos);
    return type.local() ? instant : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
  }

  private static Object getNested(DataType type, Column column, int position) {
    if (column instanceof RowColumn row) {
      List<Object> fields = new ArrayList<>();
      for (int i = 0; i < row.fields().size(); i++) {
        fields.add(get(((RowType) type).fields().get(i).type(), row.fields().get(i), position));
      }
      return fields;
    }
    if (column instanceof ArrayColumn array) {
      List<Object> elements = new ArrayList<>();
      for (int i = array.offsets()[position]; i < array.offsets()[position + 1]; i++) {
        elements.add(get(((ArrayType) type).element(), array.elements(), i));
      }
      return elements;
    }
    MapColumn map = (MapColumn) column;
    Map<Object, Object> entries = new LinkedHashMap<>();
    for (int i = map.offsets()[position]; i < map.offsets()[position + 1]; i++) {
      entries.put(get(keyType(type), map.keys(), i), get(valueType(type), map.values(), i));
    }
    return entries;
  }
}
