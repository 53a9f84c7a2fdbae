package io.millrace.functions.user;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.JavaValues;
import io.millrace.data.encoding.Layout;
import io.millrace.data.encoding.RowReader;
import io.millrace.data.encoding.RowWriter;
import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.DataType.FloatingType;
import io.millrace.data.type.DataType.IntegralType;
import io.millrace.functions.api.Element;
import io.millrace.functions.registry.Argument;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * An instance of a user's aggregate function, on accumulators that are stored as bytes. One thread.
 */
public final class AggregateCalls {
  private final AggregateTarget target;

  /** Types of the arguments as the method takes them. */
  private final List<DataType> wanted;

  private final Method create;
  private final Method result;
  private final ColumnBuilder[] accumulator;
  private final ColumnBuilder value;
  private final RowWriter writer;
  private final RowReader reader;
  private final SliceWriter bytes = new SliceWriter();
  private final Slice view = new Slice();
  private Object instance;

  /** Calls of a function at one place; the instance is made with the first call. */
  public AggregateCalls(AggregateTarget target) {
    this.target = target;
    wanted = target.evaluation().match(target.arguments().stream().map(Argument::of).toList());
    DataType type = target.accumulator().sql();
    Layout layout = Layout.of(List.of(new Field("accumulator", type)));
    accumulator = new ColumnBuilder[] {ColumnBuilder.of(type, 1)};
    value = ColumnBuilder.of(target.result(), 1);
    writer = new RowWriter(layout);
    reader = new RowReader(layout);
    try {
      create = target.type().getMethod("createAccumulator");
      Method found = null;
      for (Method method : target.type().getMethods()) {
        boolean fits = method.getName().equals("getValue") && method.getParameterCount() == 1;
        found = fits ? method : found;
      }
      result = found;
    } catch (NoSuchMethodException e) {
      throw UserCall.failure(target.name(), e);
    }
  }

  @FunctionalInterface
  private interface Work<T> {
    T run() throws ReflectiveOperationException;
  }

  private <T> T guarded(Work<T> work) {
    try {
      if (instance == null) {
        instance = UserCall.opened(target.type());
      }
      return work.run();
    } catch (InvocationTargetException e) {
      throw UserCall.failure(target.name(), e.getCause());
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw e instanceof MillraceException known ? known : UserCall.failure(target.name(), e);
    }
  }

  private Object read(Slice stored) throws ReflectiveOperationException {
    if (stored == null) {
      return create.invoke(instance);
    }
    accumulator[0].truncate(0);
    reader.read(stored.array, stored.offset, accumulator);
    Column column = accumulator[0].build();
    return target.accumulator().toObject(JavaValues.get(target.accumulator().sql(), column, 0));
  }

  /** The accumulator that was stored, or a new one if {@code stored} is null. */
  public Object open(Slice stored) {
    return guarded(() -> read(stored));
  }

  /** Adds a row to an accumulator, or takes it away if {@code sign} is below zero. */
  public void change(Object opened, Element[] arguments, long sign) {
    guarded(
        () -> {
          Object[] values = values(opened, arguments);
          if (values != null) {
            Method method = sign < 0 ? target.retract() : target.evaluation().method();
            method.invoke(instance, values);
          }
          return null;
        });
  }

  /** Puts a stored accumulator into another one. */
  public void merge(Object opened, Slice other) {
    guarded(() -> target.merge().invoke(instance, opened, List.of(read(other))));
  }

  /** The bytes to be stored; valid until the next call. */
  public Slice close(Object opened) {
    return guarded(
        () -> {
          accumulator[0].truncate(0);
          DataType type = target.accumulator().sql();
          JavaValues.append(type, target.accumulator().toValue(opened), accumulator[0]);
          bytes.truncate(0);
          writer.write(new Column[] {accumulator[0].build()}, 0, bytes);
          return bytes.view(view);
        });
  }

  /** A column of the one result. */
  public Column result(Slice stored) {
    return guarded(
        () -> {
          Object given = result.invoke(instance, read(stored));
          value.truncate(0);
          JavaValues.append(target.result(), JavaValue.toMillrace(given, target.result()), value);
          return value.build();
        });
  }

  private Object[] values(Object before, Element[] arguments) throws ReflectiveOperationException {
    Object[] given = new Object[arguments.length];
    for (int i = 0; i < given.length; i++) {
      Element element = arguments[i];
      Object plain =
          element == null
              ? null
              : JavaValues.get(target.arguments().get(i), element.column, element.position);
      given[i] = widened(plain, wanted.get(i));
    }
    return UserCall.parameters(target.evaluation(), wanted, given, before);
  }

  /** A number as one of a wider type. */
  private static Object widened(Object value, DataType wanted) {
    if (!(value instanceof Number number)) {
      return value;
    }
    if (wanted instanceof IntegralType integral) {
      return switch (integral.width()) {
        case TINYINT -> number.byteValue();
        case SMALLINT -> number.shortValue();
        case INT -> number.intValue();
        case BIGINT -> number.longValue();
      };
    } else if (wanted instanceof FloatingType floating) {
      return floating.single() ? (Object) number.floatValue() : (Object) number.doubleValue();
    }
    return wanted instanceof DecimalType decimal
        ? new BigDecimal(number.toString()).setScale(decimal.scale(), RoundingMode.HALF_UP)
        : value;
  }
}
