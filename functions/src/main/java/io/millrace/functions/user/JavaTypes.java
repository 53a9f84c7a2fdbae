package io.millrace.functions.user;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.data.type.TypeText;
import io.millrace.data.type.Types;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/** Which SQL types go with which Java types. */
final class JavaTypes {
  private static final Map<Class<?>, String> PLAIN =
      Map.ofEntries(
          Map.entry(Boolean.class, "BOOLEAN"),
          Map.entry(Byte.class, "TINYINT"),
          Map.entry(Short.class, "SMALLINT"),
          Map.entry(Integer.class, "INT"),
          Map.entry(Long.class, "BIGINT"),
          Map.entry(Float.class, "FLOAT"),
          Map.entry(Double.class, "DOUBLE"),
          Map.entry(String.class, "STRING"),
          Map.entry(byte[].class, "BYTES"),
          Map.entry(BigDecimal.class, "DECIMAL(38, 18)"),
          Map.entry(LocalDate.class, "DATE"),
          Map.entry(LocalTime.class, "TIME(0)"),
          Map.entry(LocalDateTime.class, "TIMESTAMP(9)"),
          Map.entry(Instant.class, "TIMESTAMP_LTZ(9)"),
          Map.entry(Duration.class, "INTERVAL DAY TO SECOND"),
          Map.entry(java.sql.Date.class, "DATE"),
          Map.entry(java.sql.Time.class, "TIME(0)"),
          Map.entry(java.sql.Timestamp.class, "TIMESTAMP(9)"));

  private static final Map<Class<?>, Class<?>> BOXES =
      Map.of(
          boolean.class, Boolean.class,
          byte.class, Byte.class,
          short.class, Short.class,
          int.class, Integer.class,
          long.class, Long.class,
          float.class, Float.class,
          double.class, Double.class);

  private JavaTypes() {}

  static Class<?> boxed(Class<?> type) {
    return BOXES.getOrDefault(type, type);
  }

  /** The SQL type of a Java type; null if it must be said by an annotation. */
  static DataType typeOf(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic(generic);
    }
    if (type instanceof GenericArrayType array) {
      DataType element = typeOf(array.getGenericComponentType());
      return element == null ? null : Types.array(element);
    }
    if (!(type instanceof Class<?> plain)) {
      return null;
    }
    String known = PLAIN.get(boxed(plain));
    if (known != null) {
      return TypeText.parse(known).withNullable(!plain.isPrimitive());
    }
    if (plain.isArray()) {
      DataType element = typeOf(plain.getComponentType());
      return element == null ? null : Types.array(element);
    }
    return JavaValue.isFlinkVariant(plain) ? TypeText.parse("VARIANT") : null;
  }

  private static DataType generic(ParameterizedType type) {
    Type[] arguments = type.getActualTypeArguments();
    if (type.getRawType() == List.class) {
      DataType element = typeOf(arguments[0]);
      return element == null ? null : Types.array(element);
    }
    if (type.getRawType() == Map.class) {
      DataType key = typeOf(arguments[0]);
      DataType value = typeOf(arguments[1]);
      return key == null || value == null ? null : Types.map(key, value);
    }
    return null;
  }

  /** Whether values of a SQL type can be given to a parameter of a class as they are. */
  static boolean takes(Class<?> parameter, DataType type) {
    Class<?> wanted = boxed(parameter);
    if (wanted == Object.class) {
      return true;
    }
    if (type instanceof DataType.RowType) {
      return wanted == List.class || wanted == Object[].class || JavaValue.isFlinkRow(wanted);
    }
    if (type instanceof DataType.ArrayType array) {
      return wanted == List.class
          || wanted.isArray()
              && wanted != byte[].class
              && takes(wanted.getComponentType(), array.element());
    }
    if (type instanceof DataType.MapType || type instanceof DataType.MultisetType) {
      return wanted == Map.class;
    }
    if (type instanceof DataType.DateType) {
      return wanted == LocalDate.class || wanted == java.sql.Date.class;
    }
    if (type instanceof DataType.TimeType) {
      return wanted == LocalTime.class || wanted == java.sql.Time.class;
    }
    if (type instanceof TimestampType timestamp) {
      return timestamp.local()
          ? wanted == Instant.class
          : wanted == LocalDateTime.class || wanted == java.sql.Timestamp.class;
    }
    if (type instanceof DataType.DecimalType) {
      return wanted == BigDecimal.class;
    }
    DataType plain = typeOf(wanted);
    return plain != null && family(plain).equals(family(type));
  }

  private static String family(DataType type) {
    if (type instanceof DataType.CharacterType) {
      return "text";
    }
    return type instanceof DataType.BinaryType ? "bytes" : type.withNullable(true).toString();
  }

  /** Whether a SQL value becomes one of another type without being asked to. */
  static boolean converts(DataType from, DataType to) {
    if (from instanceof DataType.NullType) {
      return true;
    }
    if (from.isNumeric() && to.isNumeric()) {
      return rank(from) <= rank(to);
    }
    if (from instanceof DataType.DateType || from instanceof TimestampType) {
      return to instanceof TimestampType t
          && (!(from instanceof TimestampType f) || f.local() == t.local());
    }
    return family(from).equals(family(to))
        || from.getClass() == to.getClass() && !from.isNumeric() && !from.physical().isNested();
  }

  private static int rank(DataType type) {
    if (type instanceof IntegralType integral) {
      return integral.width().ordinal();
    }
    return type instanceof DataType.DecimalType
        ? 10
        : ((DataType.FloatingType) type).single() ? 11 : 12;
  }
}
