package io.millrace.functions.user;

import io.millrace.data.type.DataType;
import io.millrace.functions.registry.Argument;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One method {@code eval} or {@code accumulate}.
 *
 * @param hints types said by annotations, one a parameter; null where the class says it
 * @param result type of the result, of a row for a function that gives rows
 * @param first the parameter that takes the first argument: 1 behind an accumulator
 */
record Evaluation(Method method, List<DataType> hints, DataType result, int first) {

  /** The types that arguments must be cast to; null if the method does not take them. */
  List<DataType> match(List<Argument> arguments) {
    int parameters = parameters();
    boolean open = method.isVarArgs();
    if (open ? arguments.size() < parameters - 1 : arguments.size() != parameters) {
      return null;
    }
    List<DataType> wanted = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      DataType given = arguments.get(i).type();
      DataType type = wanted(given, i);
      if (type == null) {
        return null;
      }
      wanted.add(type.withNullable(given.nullable()));
    }
    return wanted;
  }

  private DataType wanted(DataType given, int index) {
    DataType hint = hint(index);
    if (hint != null) {
      return JavaTypes.converts(given, hint) ? hint : null;
    }
    Class<?> parameter = parameterClass(index);
    boolean isNull = given instanceof DataType.NullType;
    if (!isNull && JavaTypes.takes(parameter, given)) {
      return given;
    }
    DataType own = JavaTypes.typeOf(parameter);
    return own != null && JavaTypes.converts(given, own) ? own : null;
  }

  private DataType hint(int index) {
    return hints.isEmpty() ? null : hints.get(Math.min(index, hints.size() - 1));
  }

  /** Class of an argument; of an element for variable arguments. */
  Class<?> parameterClass(int index) {
    Class<?>[] classes = method.getParameterTypes();
    int last = classes.length - 1;
    return method.isVarArgs() && index + first >= last
        ? classes[last].getComponentType()
        : classes[index + first];
  }

  /** How many arguments need a cast; fewer are better. */
  static long casts(List<DataType> wanted, List<Argument> arguments) {
    long casts = 0;
    for (int i = 0; i < wanted.size(); i++) {
      boolean same =
          wanted.get(i).withNullable(true).equals(arguments.get(i).type().withNullable(true));
      casts += same ? 0 : 1;
    }
    return casts;
  }

  private int parameters() {
    return method.getParameterCount() - first;
  }

  int least() {
    return parameters() - (method.isVarArgs() ? 1 : 0);
  }

  int most() {
    return method.isVarArgs() ? -1 : parameters();
  }

  /** {@code NAME(INT, STRING...)}. */
  String signature(String name) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < parameters(); i++) {
      DataType type = hint(i) != null ? hint(i) : JavaTypes.typeOf(parameterClass(i));
      boolean open = method.isVarArgs() && i == parameters() - 1;
      parts.add(
          (type == null
                  ? parameterClass(i) == Object.class ? "ANY" : parameterClass(i).getSimpleName()
                  : type.withNullable(true).sql())
              + (open ? "..." : ""));
    }
    return parts.stream().collect(Collectors.joining(", ", name + "(", ")"));
  }
}
