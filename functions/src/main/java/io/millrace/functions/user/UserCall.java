package io.millrace.functions.user;

import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.JavaValues;
import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.functions.api.CallState;
import io.millrace.functions.api.Element;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The instance of a user's class at one place of call; made with the first call. */
public final class UserCall implements CallState {
  private Object instance;
  private List<Object> collected;
  private ColumnBuilder scratch;

  /** Calls it; null for NULL. What it throws comes out as an error that names the function. */
  Object call(UserTarget target, Element[] arguments) {
    try {
      if (instance == null) {
        open(target);
      }
      if (target.rows()) {
        collected = new ArrayList<>();
      }
      Object[] values = values(target, arguments);
      Object given = values == null ? null : target.evaluation().method().invoke(instance, values);
      return target.rows() ? collected : JavaValue.toMillrace(given, target.result());
    } catch (InvocationTargetException e) {
      throw failure(target.name(), e.getCause());
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw e instanceof MillraceException known ? known : failure(target.name(), e);
    }
  }

  /** A builder for one value of the result. */
  ColumnBuilder scratch(UserTarget target) {
    if (scratch == null) {
      scratch = ColumnBuilder.of(target.result(), 1);
    }
    scratch.truncate(0);
    return scratch;
  }

  static MillraceException failure(String name, Throwable cause) {
    String message = cause.getMessage();
    return MillraceException.deterministic(
        "function "
            + name
            + " failed: "
            + cause.getClass().getSimpleName()
            + (message == null ? "" : ": " + message),
        cause);
  }

  /** A new instance of a class, which was opened. */
  static Object opened(Class<?> type) throws ReflectiveOperationException {
    Object made = type.getConstructor().newInstance();
    for (Method method : made.getClass().getMethods()) {
      if (method.getName().equals("open") && method.getParameterCount() <= 1) {
        Object[] given =
            method.getParameterCount() == 0
                ? new Object[0]
                : new Object[] {flinkContext(method.getParameterTypes()[0])};
        method.invoke(made, given);
        break;
      }
    }
    return made;
  }

  private void open(UserTarget target) throws ReflectiveOperationException {
    Object made = opened(target.type());
    if (target.rows()) {
      collectFrom(made, target);
    }
    instance = made;
  }

  /** Flink's context, which knows nothing here: metrics and files are not to be had. */
  private static Object flinkContext(Class<?> type) throws ReflectiveOperationException {
    Constructor<?> shortest =
        Stream.of(type.getConstructors())
            .min(Comparator.comparingInt(Constructor::getParameterCount))
            .orElse(null);
    return shortest == null ? null : shortest.newInstance(new Object[shortest.getParameterCount()]);
  }

  private void collectFrom(Object made, UserTarget target) throws ReflectiveOperationException {
    DataType row = ((ArrayType) target.result()).element();
    Consumer<Object> take = value -> collected.add(converted(value, row, target.name()));
    for (Method method : made.getClass().getMethods()) {
      if (method.getName().equals("setCollector")) {
        method.invoke(made, collector(method.getParameterTypes()[0], take));
      }
    }
  }

  /** Millrace's collector, or an object that acts as Flink's. */
  private static Object collector(Class<?> type, Consumer<Object> take) {
    if (type.isInstance(take)) {
      return take;
    }
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> {
          if (method.getName().equals("collect")) {
            take.accept(arguments[0]);
          }
          return null;
        });
  }

  private static Object converted(Object value, DataType row, String name) {
    try {
      return JavaValue.toMillrace(value, row);
    } catch (ReflectiveOperationException e) {
      throw failure(name, e);
    }
  }

  /** What the method takes; null if an argument is NULL that cannot be. */
  private static Object[] values(UserTarget target, Element[] arguments)
      throws ReflectiveOperationException {
    Object[] given = new Object[arguments.length];
    for (int i = 0; i < given.length; i++) {
      Element element = arguments[i];
      DataType type = target.arguments().get(i);
      given[i] = element == null ? null : JavaValues.get(type, element.column, element.position);
    }
    return parameters(target.evaluation(), target.arguments(), given, null);
  }

  /** Values as a method takes them, behind an accumulator if it takes one; null as above. */
  static Object[] parameters(
      Evaluation evaluation, List<DataType> types, Object[] given, Object accumulator)
      throws ReflectiveOperationException {
    Method method = evaluation.method();
    int first = evaluation.first();
    int fixed = evaluation.least();
    Object[] values = new Object[method.getParameterCount()];
    if (first > 0) {
      values[0] = accumulator;
    }
    Object open =
        method.isVarArgs()
            ? Array.newInstance(evaluation.parameterClass(fixed), given.length - fixed)
            : null;
    for (int i = 0; i < given.length; i++) {
      Class<?> wanted = evaluation.parameterClass(i);
      Object value = JavaValue.toParameter(given[i], types.get(i), JavaTypes.boxed(wanted));
      if (value == null && wanted.isPrimitive()) {
        return null;
      }
      if (i < fixed) {
        values[first + i] = value;
      } else {
        Array.set(open, i - fixed, value);
      }
    }
    if (open != null) {
      values[first + fixed] = open;
    }
    return values;
  }
}
