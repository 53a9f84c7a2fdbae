package io.millrace.data.sample;

import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.DictionaryColumn;
import io.millrace.data.column.JavaValues;
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
import io.millrace.data.type.DataType.IntegralWidth;
import io.millrace.data.type.DataType.IntervalType;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.MultisetType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.DataType.TimeType;
import io.millrace.data.type.DataType.TimestampType;
import java.math.BigDecimal;
import java.math.BigInteger;
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
import java.util.Random;
import java.util.TreeMap;

/** Draws types, values and columns from a seed. */
public final class Samples {
  private static final String[] TEXTS = {
    "", "a", "\0", "\0\1", "ab\0", "é", "😀", "NULL", "a\"b\n"
  };
  private static final long[] LONGS = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 255, 256};
  private static final double[] DOUBLES = {
    0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1.5, Double.MIN_VALUE
  };

  private final Random random;

  public Samples(long seed) {
    random = new Random(seed);
  }

  public Random random() {
    return random;
  }

  /** A type, nested at most {@code depth} times; NOT NULL every fourth time. */
  public DataType type(int depth) {
    boolean nullable = random.nextInt(4) != 0;
    return switch (random.nextInt(depth > 0 ? 15 : 11)) {
      case 0 -> new BooleanType(nullable);
      case 1, 2 -> new IntegralType(IntegralWidth.values()[random.nextInt(4)], nullable);
      case 3 -> new FloatingType(random.nextBoolean(), nullable);
      case 4 -> decimal(nullable);
      case 5 -> new CharacterType(Integer.MAX_VALUE, true, nullable);
      case 6 -> new BinaryType(Integer.MAX_VALUE, true, nullable);
      case 7 -> new DateType(nullable);
      case 8 -> new TimeType(random.nextInt(4), nullable);
      case 9 -> new TimestampType(random.nextInt(10), random.nextBoolean(), nullable);
      case 10 -> new IntervalType(random.nextBoolean(), nullable);
      case 11 -> new ArrayType(type(depth - 1), nullable);
      case 12 -> new MapType(type(0).withNullable(false), type(depth - 1), nullable);
      case 13 -> new MultisetType(type(0).withNullable(false), nullable);
      default -> new RowType(fields(1 + random.nextInt(3), depth - 1), nullable);
    };
  }

  private DataType decimal(boolean nullable) {
    int precision = 1 + random.nextInt(38);
    return new DecimalType(precision, random.nextInt(precision + 1), nullable);
  }

  /** Fields named f0, f1, …. */
  public List<Field> fields(int count, int depth) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      fields.add(new Field("f" + i, type(depth)));
    }
    return fields;
  }

  /** A value of the type as {@link JavaValues} takes it; null now and then where it may be. */
  public Object value(DataType type) {
    if (type.nullable() && random.nextInt(5) == 0) {
      return null;
    }
    if (type instanceof BooleanType) {
      return random.nextBoolean();
    }
    if (type instanceof IntegralType integral) {
      return switch (integral.width()) {
        case TINYINT -> (Object) (byte) number();
        case SMALLINT -> (Object) (short) number();
        case INT -> (Object) (int) number();
        case BIGINT -> (Object) number();
      };
    }
    if (type instanceof FloatingType floating) {
      double value = random.nextBoolean() ? DOUBLES[random.nextInt(7)] : random.nextGaussian();
      return floating.single() ? (Object) (float) value : (Object) value;
    }
    if (type instanceof DecimalType exact) {
      return new BigDecimal(unscaled(exact.precision()), exact.scale());
    }
    if (type instanceof CharacterType) {
      return text();
    }
    if (type instanceof BinaryType) {
      byte[] bytes = new byte[random.nextInt(10)];
      random.nextBytes(bytes);
      return bytes;
    }
    return type.physical().isNested() ? nested(type) : temporal(type);
  }

  /** A long, extremes included, of any magnitude. */
  public long number() {
    return random.nextInt(4) == 0
        ? LONGS[random.nextInt(LONGS.length)]
        : random.nextLong() >> random.nextInt(64);
  }

  /** A number of at most {@code digits} decimal digits. */
  public BigInteger unscaled(int digits) {
    int used = random.nextInt(digits + 1);
    BigInteger bound = BigInteger.TEN.pow(used);
    BigInteger value =
        random.nextInt(8) == 0
            ? bound.subtract(BigInteger.ONE)
            : new BigInteger(bound.bitLength() + 8, random).mod(bound);
    return random.nextBoolean() ? value : value.negate();
  }

  private String text() {
    if (random.nextInt(3) == 0) {
      return TEXTS[random.nextInt(TEXTS.length)];
    }
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(20); i > 0; i--) {
      text.append((char) ('a' + random.nextInt(26)));
    }
    return text.toString();
  }

  private Object temporal(DataType type) {
    if (type instanceof DateType) {
      return LocalDate.ofEpochDay(random.nextInt(200_000) - 100_000);
    }
    if (type instanceof TimeType time) {
      int unit = time.precision() == 0 ? 1000 : time.precision() == 1 ? 100 : 1;
      return LocalTime.ofNanoOfDay(random.nextInt(86_400_000) / unit * unit * 1_000_000L);
    }
    if (type instanceof TimestampType timestamp) {
      long unit = (long) Math.pow(10, 9 - timestamp.precision());
      long seconds = random.nextInt(2) == 0 ? random.nextInt() : random.nextLong() >> 30;
      Instant instant = Instant.ofEpochSecond(seconds, random.nextInt(1_000_000_000) / unit * unit);
      return timestamp.local() ? instant : LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
    return ((IntervalType) type).yearMonth()
        ? Period.ofMonths(random.nextInt(3000) - 1000)
        : Duration.ofMillis(random.nextLong() >> 20);
  }

  private Object nested(DataType type) {
    if (type instanceof RowType row) {
      List<Object> fields = new ArrayList<>();
      row.fields().forEach(f -> fields.add(value(f.type())));
      return fields;
    }
    List<Object> elements = new ArrayList<>();
    Map<Object, Object> entries = new TreeMap<>(SqlOrder.INSTANCE);
    for (int i = random.nextInt(4); i > 0; i--) {
      if (type instanceof ArrayType array) {
        elements.add(value(array.element()));
      } else if (type instanceof MapType map) {
        entries.put(value(map.key()), value(map.value()));
      } else {
        entries.put(value(((MultisetType) type).element()), 1 + random.nextInt(3));
      }
    }
    return type instanceof ArrayType ? elements : new LinkedHashMap<>(entries);
  }

  /** Values for {@link #column}. */
  public List<Object> values(DataType type, int count) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(value(type));
    }
    return values;
  }

  /** A column of the values: flat, or a dictionary every third time. */
  public Column column(DataType type, List<Object> values) {
    ColumnBuilder builder = ColumnBuilder.of(type, 4);
    values.forEach(v -> JavaValues.append(type, v, builder));
    Column flat = builder.build();
    if (random.nextInt(3) != 0) {
      return flat;
    }
    int[] ids = new int[values.size()];
    int[] reversed = new int[values.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = ids.length - 1 - i;
      reversed[i] = ids.length - 1 - i;
    }
    return new DictionaryColumn(ids.length, ids, flat.take(reversed, ids.length));
  }
}
