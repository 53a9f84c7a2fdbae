package io.millrace.functions.registry;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.BooleanType;
import io.millrace.data.type.DataType.Field;
import io.millrace.data.type.PhysicalKind;
import io.millrace.data.type.Types;
import io.millrace.functions.api.CallState;
import io.millrace.functions.api.Element;
import io.millrace.functions.api.FunctionContext;
import io.millrace.functions.api.LongPair;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.api.TypeOf;
import io.millrace.functions.registry.Parameter.Role;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of a method read by the calling convention of {@code @SqlFunction}. A method that
 * breaks it is a mistake of its programmer: IllegalArgumentException.
 */
public final class MethodShape {
  private final Method method;
  private final int arguments;
  private final boolean varargs;
  private final boolean called;

  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Integer> typeOf = new ArrayList<>();
  private final Class<?>[] argumentClasses;
  private Class<?> resultClass;
  private boolean takesNullFlag;

  private MethodShape(Method method, int arguments, boolean varargs, boolean called) {
    this.method = method;
    this.arguments = arguments;
    this.varargs = varargs;
    this.called = called;
    this.argumentClasses = new Class<?>[arguments];
  }

  /**
   * Reads a method of {@code arguments} SQL arguments, the last of which is an array if {@code
   * varargs}.
   *
   * @param called whether the method is called with NULL arguments
   */
  public static MethodShape of(
      MethodRef reference, int arguments, boolean varargs, boolean called) {
    MethodShape shape = new MethodShape(reference.load(), arguments, varargs, called);
    shape.typeOf.addAll(reference.typesAskedFor());
    shape.read();
    return shape;
  }

  private void read() {
    Class<?>[] classes = method.getParameterTypes();
    int at = readLeading(classes);
    for (int i = 0; i < arguments; i++) {
      at = readArgument(classes, at, i);
    }
    resultClass = method.getReturnType();
    if (resultClass == void.class) {
      resultClass = classAt(classes, at++);
      check(isResult(resultClass), "a result parameter");
      add(Role.RESULT, resultClass, -1);
    }
    if (at < classes.length && classes[at] == NullFlag.class) {
      takesNullFlag = true;
      add(Role.NULL_FLAG, classes[at++], -1);
    }
    check(at == classes.length, "no further parameter");
  }

  private int readLeading(Class<?>[] classes) {
    int at = 0;
    if (at < classes.length && classes[at] == FunctionContext.class) {
      add(Role.CONTEXT, classes[at++], -1);
    }
    if (at < classes.length && CallState.class.isAssignableFrom(classes[at])) {
      add(Role.STATE, classes[at++], -1);
    }
    while (at < classes.length && classes[at] == DataType.class) {
      add(Role.TYPE, classes[at++], -1);
    }
    return at;
  }

  private int readArgument(Class<?>[] classes, int start, int index) {
    int at = start;
    boolean open = varargs && index == arguments - 1;
    Class<?> javaClass = classAt(classes, at++);
    check(open == javaClass.isArray(), open ? "an array" : "no array");
    Class<?> one = open ? javaClass.getComponentType() : javaClass;
    argumentClasses[index] = one;
    add(open ? Role.VARARGS : Role.ARGUMENT, javaClass, index);
    if (called && one.isPrimitive()) {
      Class<?> mark = classAt(classes, at++);
      check(mark == (open ? boolean[].class : boolean.class), "a mark for NULL");
      add(open ? Role.VARARGS_ARE_NULL : Role.ARGUMENT_IS_NULL, mark, index);
    }
    return at;
  }

  /** Whether a value of {@code type} travels as {@code javaClass}. */
  public static boolean fits(DataType type, Class<?> javaClass) {
    PhysicalKind kind = type.physical();
    if (javaClass == boolean.class) {
      return type instanceof BooleanType;
    } else if (javaClass == int.class) {
      return kind == PhysicalKind.NULL
          || kind == PhysicalKind.INT && !(type instanceof BooleanType);
    } else if (javaClass == long.class) {
      return kind == PhysicalKind.LONG;
    } else if (javaClass == double.class) {
      return kind == PhysicalKind.DOUBLE;
    } else if (javaClass == Slice.class || javaClass == SliceWriter.class) {
      return kind == PhysicalKind.BYTES;
    } else if (javaClass == LongPair.class) {
      return kind == PhysicalKind.LONG_PAIR;
    }
    return kind.isNested()
        && (javaClass == Element.class || ColumnBuilder.class.isAssignableFrom(javaClass));
  }

  private static boolean isResult(Class<?> javaClass) {
    return javaClass == SliceWriter.class
        || javaClass == LongPair.class
        || ColumnBuilder.class.isAssignableFrom(javaClass);
  }

  private Class<?> classAt(Class<?>[] classes, int at) {
    check(at < classes.length, "more parameters");
    return classes[at];
  }

  private void add(Role role, Class<?> javaClass, int argument) {
    parameters.add(new Parameter(role, javaClass, argument, null));
  }

  private void check(boolean holds, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          method + " breaks the calling convention: expected " + expected);
    }
  }

  /** The parameters with the types they ask for filled in. */
  public List<Parameter> parameters(List<DataType> argumentTypes, DataType resultType) {
    List<Parameter> filled = new ArrayList<>();
    int type = 0;
    for (Parameter p : parameters) {
      if (p.role() == Role.TYPE) {
        int of = typeOf.get(type++);
        filled.add(
            new Parameter(Role.TYPE, DataType.class, -1, asked(of, argumentTypes, resultType)));
      } else {
        filled.add(p);
      }
    }
    return filled;
  }

  private static DataType asked(int of, List<DataType> argumentTypes, DataType resultType) {
    if (of == TypeOf.RESULT) {
      return resultType;
    } else if (of == TypeOf.ALL) {
      List<Field> fields = new ArrayList<>();
      for (DataType type : argumentTypes) {
        fields.add(Types.field("", type));
      }
      return Types.row(fields);
    }
    return argumentTypes.get(of);
  }

  /** Class of a SQL argument; of an element for variable arguments. */
  public Class<?> argumentClass(int index) {
    return argumentClasses[index];
  }

  /** Class of the returned value or of the parameter that takes it. */
  public Class<?> resultClass() {
    return resultClass;
  }

  public boolean takesNullFlag() {
    return takesNullFlag;
  }

  /** The method itself. */
  public Method method() {
    return method;
  }
}
