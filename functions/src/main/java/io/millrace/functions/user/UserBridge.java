package io.millrace.functions.user;

import io.millrace.data.bytes.Slice;
import io.millrace.data.bytes.SliceWriter;
import io.millrace.data.column.BytesColumn;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.DoubleColumn;
import io.millrace.data.column.IntColumn;
import io.millrace.data.column.JavaValues;
import io.millrace.data.column.LongColumn;
import io.millrace.data.column.LongPairColumn;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.BooleanType;
import io.millrace.functions.api.Element;
import io.millrace.functions.api.LongPair;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.registry.Parameter;
import io.millrace.functions.registry.Parameter.Role;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;

/** The static methods that generated code calls for a user's function, by layout of the result. */
public final class UserBridge {
  private UserBridge() {}

  /** The method for results of a type. */
  static Method method(DataType result) {
    String name =
        switch (result.physical()) {
          case INT, NULL -> result instanceof BooleanType ? "callBoolean" : "callInt";
          case LONG -> "callLong";
          case DOUBLE -> "callDouble";
          case LONG_PAIR -> "callPair";
          case BYTES -> "callBytes";
          default -> "callNested";
        };
    for (Method method : UserBridge.class.getDeclaredMethods()) {
      if (method.getName().equals(name)) {
        return method;
      }
    }
    throw new IllegalStateException(name);
  }

  static List<Parameter> parameters(DataType result, UserTarget target) {
    List<Parameter> parameters = new ArrayList<>();
    for (Class<?> type : method(result).getParameterTypes()) {
      if (type == UserCall.class) {
        parameters.add(new Parameter(Role.STATE, type, -1, null));
      } else if (type == UserTarget.class) {
        parameters.add(Parameter.constant(type, target));
      } else if (type == Element[].class) {
        parameters.add(new Parameter(Role.VARARGS, type, 0, null));
      } else if (type == NullFlag.class) {
        parameters.add(new Parameter(Role.NULL_FLAG, type, -1, null));
      } else {
        parameters.add(new Parameter(Role.RESULT, type, -1, null));
      }
    }
    return parameters;
  }

  /** The result as a column of one value; null, with the flag set, for NULL. */
  private static Column one(UserCall call, UserTarget target, Element[] arguments, NullFlag flag) {
    Object value = call.call(target, arguments);
    if (value == null) {
      flag.isNull = true;
      return null;
    }
    ColumnBuilder builder = call.scratch(target);
    append(target, value, builder);
    return builder.build();
  }

  private static void append(UserTarget target, Object value, ColumnBuilder builder) {
    try {
      JavaValues.append(target.result(), value, builder);
    } catch (ClassCastException | ArithmeticException e) {
      throw UserCall.failure(target.name(), e);
    }
  }

  public static boolean callBoolean(
      UserCall call, UserTarget target, Element[] arguments, NullFlag flag) {
    Column column = one(call, target, arguments, flag);
    return column != null && ((IntColumn) column).get(0) != 0;
  }

  public static int callInt(UserCall call, UserTarget target, Element[] arguments, NullFlag flag) {
    Column column = one(call, target, arguments, flag);
    return column == null ? 0 : ((IntColumn) column).get(0);
  }

  public static long callLong(
      UserCall call, UserTarget target, Element[] arguments, NullFlag flag) {
    Column column = one(call, target, arguments, flag);
    return column == null ? 0 : ((LongColumn) column).get(0);
  }

  public static double callDouble(
      UserCall call, UserTarget target, Element[] arguments, NullFlag flag) {
    Column column = one(call, target, arguments, flag);
    return column == null ? 0 : ((DoubleColumn) column).get(0);
  }

  public static void callPair(
      UserCall call, UserTarget target, Element[] arguments, LongPair out, NullFlag flag) {
    Column column = one(call, target, arguments, flag);
    if (column != null) {
      LongPairColumn pairs = (LongPairColumn) column;
      out.set(pairs.high()[0], pairs.low()[0]);
    }
  }

  public static void callBytes(
      UserCall call, UserTarget target, Element[] arguments, SliceWriter out, NullFlag flag) {
    Column column = one(call, target, arguments, flag);
    if (column != null) {
      out.append(((BytesColumn) column).get(0, new Slice()));
    }
  }

  public static void callNested(
      UserCall call, UserTarget target, Element[] arguments, ColumnBuilder out, NullFlag flag) {
    Object value = call.call(target, arguments);
    if (value == null) {
      flag.isNull = true;
    } else {
      append(target, value, out);
    }
  }
}
