package io.millrace.functions.user;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.DataType.VariantType;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Between the Java values that Millrace uses ({@code data.column.JavaValues}) and those that a
 * user's method takes and gives: arrays, rows and variants of Flink, classes of {@code java.sql}.
 */
final class JavaValue {
  private static final String FLINK_ROW = "org.apache.flink.types.Row";

  private static final String FLINK_VARIANT = "org.apache.flink.types.variant.Variant";

  private JavaValue() {}

  static boolean isFlinkRow(Class<?> type) {
    return type.getName().equals(FLINK_ROW);
  }

  static boolean isFlinkVariant(Class<?> type) {
    return type.getName().equals(FLINK_VARIANT);
  }

  /** A value as an object of the class that a method takes. */
  static Object toParameter(Object value, DataType type, Class<?> wanted)
      throws ReflectiveOperationException {
    if (value == null || wanted.isInstance(value) && !(value instanceof List)) {
      return value;
    }
    if (value instanceof List<?> list) {
      return ofList(list, type, wanted);
    }
    if (isFlinkVariant(wanted)) {
      return wanted
          .getClassLoader()
          .loadClass("org.apache.flink.types.variant.BinaryVariantInternalBuilder")
          .getMethod("parseJson", String.class, boolean.class)
          .invoke(null, value, false);
    }
    if (wanted == java.sql.Date.class) {
      return java.sql.Date.valueOf((LocalDate) value);
    } else if (wanted == java.sql.Time.class) {
      return java.sql.Time.valueOf((LocalTime) value);
    } else if (wanted == java.sql.Timestamp.class) {
      return java.sql.Timestamp.valueOf((LocalDateTime) value);
    }
    return value;
  }

  private static Object ofList(List<?> list, DataType type, Class<?> wanted)
      throws ReflectiveOperationException {
    if (type instanceof RowType row) {
      Object[] fields = new Object[list.size()];
      for (int i = 0; i < fields.length; i++) {
        Class<?> inner = isFlinkRow(wanted) ? nested(row, i, wanted) : Object.class;
        fields[i] = toParameter(list.get(i), row.fields().get(i).type(), inner);
      }
      if (isFlinkRow(wanted)) {
        return wanted.getMethod("of", Object[].class).invoke(null, (Object) fields);
      }
      return wanted == Object[].class ? fields : list;
    }
    if (!wanted.isArray()) {
      return list;
    }
    Class<?> component = wanted.getComponentType();
    Object array = Array.newInstance(component, list.size());
    for (int i = 0; i < list.size(); i++) {
      Object element = list.get(i);
      if (element != null || !component.isPrimitive()) {
        Array.set(array, i, toParameter(element, ((ArrayType) type).element(), component));
      }
    }
    return array;
  }

  private static Class<?> nested(RowType row, int field, Class<?> flinkRow) {
    return row.fields().get(field).type() instanceof RowType ? flinkRow : Object.class;
  }

  /** What a method gave, as Millrace has values of the type. */
  static Object toMillrace(Object value, DataType type) throws ReflectiveOperationException {
    if (value == null) {
      return null;
    }
    if (type instanceof RowType row) {
      return ofRow(value, row);
    }
    if (type instanceof ArrayType array) {
      return ofArray(value, array);
    }
    if (type instanceof MapType map) {
      Map<Object, Object> entries = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
        entries.put(
            toMillrace(entry.getKey(), map.key()), toMillrace(entry.getValue(), map.value()));
      }
      return entries;
    }
    if (type instanceof VariantType && !(value instanceof String)) {
      return value.getClass().getMethod("toJson").invoke(value);
    }
    if (type instanceof DecimalType decimal && value instanceof BigDecimal exact) {
      BigDecimal rounded = exact.setScale(decimal.scale(), RoundingMode.HALF_UP);
      return rounded.precision() > decimal.precision() ? null : rounded;
    }
    if (value instanceof java.sql.Timestamp timestamp) {
      return timestamp.toLocalDateTime();
    } else if (value instanceof java.sql.Date date) {
      return date.toLocalDate();
    } else if (value instanceof java.sql.Time time) {
      return time.toLocalTime();
    }
    return value;
  }

  private static Object ofRow(Object value, RowType row) throws ReflectiveOperationException {
    List<?> given;
    if (isFlinkRow(value.getClass())) {
      given = ofFlinkRow(value, row);
    } else {
      given = value instanceof Object[] array ? Arrays.asList(array) : (List<?>) value;
    }
    if (given.size() != row.fields().size()) {
      throw new IllegalArgumentException(
          "a row of " + given.size() + " fields, expected " + row.fields().size());
    }
    List<Object> fields = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      fields.add(toMillrace(given.get(i), row.fields().get(i).type()));
    }
    return fields;
  }

  private static List<Object> ofFlinkRow(Object value, RowType row)
      throws ReflectiveOperationException {
    Class<?> type = value.getClass();
    boolean named = type.getMethod("getFieldNames", boolean.class).invoke(value, true) != null;
    int arity = (int) type.getMethod("getArity").invoke(value);
    List<Object> fields = new ArrayList<>();
    for (int i = 0; i < arity; i++) {
      fields.add(
          named
              ? type.getMethod("getField", String.class).invoke(value, row.fields().get(i).name())
              : type.getMethod("getField", int.class).invoke(value, i));
    }
    return fields;
  }

  private static Object ofArray(Object value, ArrayType type) throws ReflectiveOperationException {
    List<Object> elements = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object element : list) {
        elements.add(toMillrace(element, type.element()));
      }
      return elements;
    }
    for (int i = 0; i < Array.getLength(value); i++) {
      elements.add(toMillrace(Array.get(value, i), type.element()));
    }
    return elements;
  }
}
