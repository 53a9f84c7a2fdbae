package io.millrace.functions.user;

import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.Types;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How objects of a class are kept as SQL values: as they are, or field by field. Flink's ListView
 * and MapView are kept as what they hold.
 */
final class AccumulatorType {
  private static final String VIEWS = "org.apache.flink.table.api.dataview.";

  private final Class<?> type;
  private final DataType sql;
  private final List<Part> parts;

  /** Makes one without anything in it; null where values are given as they are. */
  private final Constructor<?> made;

  /** A field and how it is kept. */
  private record Part(java.lang.reflect.Field field, AccumulatorType type) {}

  private AccumulatorType(Class<?> type, DataType sql, List<Part> parts) {
    this.type = type;
    this.sql = sql;
    this.parts = parts;
    boolean filled = parts != null || type.getName().startsWith(VIEWS);
    try {
      this.made = filled ? type.getConstructor() : null;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("its constructor was there", e);
    }
  }

  DataType sql() {
    return sql;
  }

  /** How accumulators are kept, by their class or by what a hint says; null if that is unknown. */
  static AccumulatorType of(Type type, DataType hint, String function) {
    Class<?> raw =
        type instanceof ParameterizedType generic
            ? (Class<?>) generic.getRawType()
            : type instanceof Class<?> plain ? plain : Object.class;
    DataType known = hint != null ? hint : view(type, raw);
    known = known != null ? known : JavaTypes.typeOf(type);
    if (known != null) {
      return new AccumulatorType(raw, known.withNullable(true), null);
    }
    List<Part> parts = parts(raw, function);
    if (parts.isEmpty()) {
      throw unknown(raw, function, null);
    }
    List<Field> fields = new ArrayList<>();
    parts.forEach(p -> fields.add(new Field(p.field().getName(), p.type().sql())));
    return new AccumulatorType(raw, new RowType(fields, true), parts);
  }

  private static MillraceException unknown(Class<?> raw, String function, Throwable cause) {
    return MillraceException.deterministic(
            "the accumulator of " + function + ", " + raw.getName() + ", cannot be kept", cause)
        .withHint(
            "Use numbers, strings, lists, maps, or a public class with a constructor without"
                + " parameters and public fields of these; or say its SQL type with"
                + " @FunctionHint(accumulator = @DataTypeHint(\"…\")).");
  }

  private static DataType view(Type type, Class<?> raw) {
    if (!(type instanceof ParameterizedType generic) || !raw.getName().startsWith(VIEWS)) {
      return null;
    }
    List<DataType> types =
        Stream.of(generic.getActualTypeArguments()).map(JavaTypes::typeOf).toList();
    if (types.contains(null)) {
      return null;
    }
    return types.size() == 1
        ? Types.array(types.get(0))
        : Types.map(types.get(0).withNullable(false), types.get(1));
  }

  private static List<Part> parts(Class<?> raw, String function) {
    List<Part> parts = new ArrayList<>();
    if (!Modifier.isPublic(raw.getModifiers()) || raw.getName().startsWith("java.")) {
      return parts;
    }
    try {
      Objects.requireNonNull(raw.getConstructor(), "it throws if there is none");
      for (java.lang.reflect.Field field : raw.getFields()) {
        int modifiers = field.getModifiers();
        if (!Modifier.isStatic(modifiers) && !Modifier.isFinal(modifiers)) {
          parts.add(new Part(field, of(field.getGenericType(), Hints.said(field), function)));
        }
      }
    } catch (ReflectiveOperationException e) {
      throw unknown(raw, function, e);
    }
    parts.sort(Comparator.comparing(p -> p.field().getName()));
    return parts;
  }

  /** An object as a value of {@link #sql}. */
  Object toValue(Object object) throws ReflectiveOperationException {
    if (object == null) {
      return null;
    }
    if (parts != null) {
      List<Object> values = new ArrayList<>();
      for (Part part : parts) {
        values.add(part.type().toValue(part.field().get(object)));
      }
      return values;
    }
    if (type.getName().startsWith(VIEWS)) {
      String getter = sql instanceof ArrayType ? "getList" : "getMap";
      return JavaValue.toMillrace(type.getMethod(getter).invoke(object), sql);
    }
    return JavaValue.toMillrace(object, sql);
  }

  /** A value of {@link #sql} as an object, which may be changed. */
  Object toObject(Object value) throws ReflectiveOperationException {
    if (value == null) {
      return null;
    }
    if (parts != null) {
      Object made = this.made.newInstance();
      for (int i = 0; i < parts.size(); i++) {
        parts.get(i).field().set(made, parts.get(i).type().toObject(((List<?>) value).get(i)));
      }
      return made;
    }
    if (type.getName().startsWith(VIEWS)) {
      Object made = this.made.newInstance();
      boolean list = sql instanceof ArrayType;
      Class<?> held = list ? List.class : Map.class;
      type.getMethod(list ? "setList" : "setMap", held).invoke(made, own(value));
      return made;
    }
    Class<?> boxed = JavaTypes.boxed(type);
    return own(JavaValue.toParameter(value, sql, boxed == Object.class ? List.class : boxed));
  }

  private static Object own(Object value) {
    if (value instanceof List<?> list) {
      return new ArrayList<>(list);
    }
    return value instanceof Map<?, ?> map ? new LinkedHashMap<>(map) : value;
  }
}
