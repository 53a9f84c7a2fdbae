package io.millrace.connectors.datagen;

import io.millrace.data.error.MillraceException;
import io.millrace.data.option.OptionType;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.BinaryType;
import io.millrace.data.type.DataType.BooleanType;
import io.millrace.data.type.DataType.CharacterType;
import io.millrace.data.type.DataType.DateType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.data.type.DataType.IntervalType;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.MultisetType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.DataType.TimeType;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.data.type.DataType.VariantType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Finds the random generator of a field by its type and options. */
final class RandomFields {
  private static final OptionType<BigDecimal> NUMBER =
      new OptionType<>("a number", BigDecimal::new, BigDecimal::toString);
  private static final int USUAL_LENGTH = 100;
  private static final int USUAL_ELEMENTS = 3;
  private static final int MOST_MONTHS = 120_000;

  private final FieldOptions options;
  private final ZoneId zone;

  RandomFields(FieldOptions options, ZoneId zone) {
    this.options = options;
    this.zone = zone;
  }

  /**
   * The generator of a field.
   *
   * @param path name of the column, followed by those of nested fields; {@code element}, {@code
   *     key} and {@code value} name the parts of collections
   */
  Generator generator(String path, DataType type) {
    Generator values = values(path, type);
    if (type instanceof DateType || type instanceof TimeType) {
      return values;
    }
    double rate = options.get(path, "null-rate", OptionType.DOUBLE, 0.0);
    if (!(rate >= 0 && rate <= 1)) {
      throw options.wrong(path, "null-rate", "a number from 0 to 1, but it is " + rate);
    }
    return rate == 0
        ? values
        : NestedGenerators.withNulls(type, values, seed(path + " is null"), rate);
  }

  private long seed(String path) {
    return Dice.seed(options.table() + "." + path);
  }

  private Generator values(String path, DataType type) {
    long seed = seed(path);
    if (type instanceof BooleanType) {
      return NumberGenerators.ints(seed, 0, 1);
    }
    if (type instanceof DateType) {
      return TimeGenerators.today(zone);
    }
    if (type instanceof TimeType) {
      return TimeGenerators.timeOfDay(zone);
    }
    if (type instanceof TimestampType timestamp) {
      Duration past = options.get(path, "max-past", OptionType.DURATION, Duration.ZERO);
      return TimeGenerators.timestamps(seed, past.toMillis(), timestamp.precision());
    }
    if (type instanceof CharacterType text) {
      int length = length(path, text.length(), text.varying());
      return TextGenerators.hex(seed, length, varying(path, text.varying()));
    }
    if (type instanceof BinaryType binary) {
      int length = length(path, binary.length(), binary.varying());
      return TextGenerators.bytes(seed, length, varying(path, binary.varying()));
    }
    if (type instanceof VariantType) {
      throw MillraceException.deterministic(
              "table '" + options.table() + "': datagen makes no values of type " + type)
          .withHint("Make '" + path + "' a computed column: " + path + " AS PARSE_JSON(…).");
    }
    return type.physical().isNested() ? nested(path, type) : number(path, type, seed);
  }

  private Generator number(String path, DataType type, long seed) {
    if (type instanceof IntegralType integral) {
      return switch (integral.width()) {
        case TINYINT -> ints(path, seed, Byte.MIN_VALUE, Byte.MAX_VALUE);
        case SMALLINT -> ints(path, seed, Short.MIN_VALUE, Short.MAX_VALUE);
        case INT -> ints(path, seed, Integer.MIN_VALUE, Integer.MAX_VALUE);
        case BIGINT -> longs(path, seed);
      };
    }
    if (type instanceof IntervalType interval) {
      return interval.yearMonth() ? ints(path, seed, 0, MOST_MONTHS) : longs(path, seed);
    }
    if (type instanceof FloatingType floating) {
      double most = floating.single() ? Float.MAX_VALUE : Double.MAX_VALUE;
      double least = floating.single() ? Float.MIN_VALUE : Double.MIN_VALUE;
      double min = options.get(path, "min", OptionType.DOUBLE, least);
      double max = options.get(path, "max", OptionType.DOUBLE, most);
      requireOrder(path, min <= max, min, max);
      return floating.single()
          ? NumberGenerators.floats(seed, (float) min, (float) max)
          : NumberGenerators.doubles(seed, min, max);
    }
    if (type instanceof DecimalType decimal) {
      return decimals(path, decimal, seed);
    }
    throw MillraceException.deterministic(
        "table '"
            + options.table()
            + "': connector 'datagen' cannot make values of type "
            + type
            + " (column '"
            + path
            + "')");
  }

  private Generator ints(String path, long seed, int least, int most) {
    int min = options.get(path, "min", OptionType.INT, least);
    int max = options.get(path, "max", OptionType.INT, most);
    requireOrder(path, min <= max, min, max);
    if (min < least || max > most) {
      String what = min < least ? "min" : "max";
      throw options.wrong(path, what, "a number from " + least + " to " + most);
    }
    return NumberGenerators.ints(seed, min, max);
  }

  private Generator longs(String path, long seed) {
    long min = options.get(path, "min", OptionType.LONG, Long.MIN_VALUE);
    long max = options.get(path, "max", OptionType.LONG, Long.MAX_VALUE);
    requireOrder(path, min <= max, min, max);
    return NumberGenerators.longs(seed, min, max);
  }

  private Generator decimals(String path, DecimalType type, long seed) {
    BigDecimal most =
        new BigDecimal(BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE), type.scale());
    BigDecimal min = options.get(path, "min", NUMBER, BigDecimal.ZERO);
    BigDecimal max = options.get(path, "max", NUMBER, most);
    requireOrder(path, min.compareTo(max) <= 0, min, max);
    min = min.max(most.negate());
    max = max.min(most);
    return type.precision() <= 18
        ? NumberGenerators.smallDecimals(seed, min, max, type.scale())
        : NumberGenerators.largeDecimals(seed, min, max, type.scale());
  }

  private void requireOrder(String path, boolean ordered, Object min, Object max) {
    if (!ordered) {
      throw options.wrong(
          path, "min", "at most " + FieldOptions.key(path, "max") + " = " + max + ", not " + min);
    }
  }

  private Generator nested(String path, DataType type) {
    if (type instanceof RowType row) {
      List<Generator> fields = new ArrayList<>();
      for (Field field : row.fields()) {
        fields.add(generator(path + "." + field.name(), field.type()));
      }
      return NestedGenerators.rows(fields);
    }
    int length = options.get(path, "length", OptionType.INT, USUAL_ELEMENTS);
    requireLength(path, length, 0, Integer.MAX_VALUE);
    if (type instanceof ArrayType array) {
      return NestedGenerators.arrays(generator(path + ".element", array.element()), length);
    }
    if (type instanceof MapType map) {
      Generator key = generator(path + ".key", map.key());
      return NestedGenerators.maps(map.key(), key, generator(path + ".value", map.value()), length);
    }
    DataType element = ((MultisetType) type).element();
    Generator counts = NumberGenerators.ints(seed(path + ".count"), 1, 10);
    return NestedGenerators.maps(element, generator(path + ".element", element), counts, length);
  }

  private int length(String path, int typeLength, boolean variable) {
    int usual = typeLength == Integer.MAX_VALUE ? USUAL_LENGTH : typeLength;
    Integer length = options.get(path, "length", OptionType.INT, null);
    if (length == null) {
      return usual;
    }
    if (!variable) {
      throw options.wrong(path, "length", "not to be set: the length of the type is fixed");
    }
    requireLength(path, length, 1, typeLength);
    return length;
  }

  private void requireLength(String path, int length, int least, int most) {
    if (length < least || length > most) {
      throw options.wrong(
          path, "length", "a number from " + least + " to " + most + ", but it is " + length);
    }
  }

  private boolean varying(String path, boolean variable) {
    boolean varying = options.get(path, "var-len", OptionType.BOOLEAN, false);
    if (varying && !variable) {
      throw options.wrong(path, "var-len", "false: the length of the type is fixed");
    }
    return varying;
  }
}
