package io.millrace.functions.call;

import io.millrace.data.bytes.Slice;
import io.millrace.data.column.BytesBuilder;
import io.millrace.data.column.BytesColumn;
import io.millrace.data.column.Column;
import io.millrace.data.column.ColumnBuilder;
import io.millrace.data.column.ConstantColumn;
import io.millrace.data.column.DictionaryColumn;
import io.millrace.data.column.DoubleBuilder;
import io.millrace.data.column.DoubleColumn;
import io.millrace.data.column.IntBuilder;
import io.millrace.data.column.IntColumn;
import io.millrace.data.column.LongBuilder;
import io.millrace.data.column.LongColumn;
import io.millrace.data.column.LongPairBuilder;
import io.millrace.data.column.LongPairColumn;
import io.millrace.functions.api.Element;
import io.millrace.functions.api.FunctionContext;
import io.millrace.functions.api.LongPair;
import io.millrace.functions.api.NullFlag;
import io.millrace.functions.api.SqlFunction.Nulls;
import io.millrace.functions.registry.Parameter;
import io.millrace.functions.registry.ResolvedFunction;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/** One place of call, interpreted. Slow, and used by one thread. */
public final class Interpreter {
  private final ResolvedFunction function;
  private final FunctionContext context;
  private final Object state;

  /**
   * @param context may be null for functions that take none
   */
  public Interpreter(ResolvedFunction function, FunctionContext context) {
    this.function = function;
    this.context = context;
    this.state = newState(function);
  }

  private static Object newState(ResolvedFunction function) {
    for (Parameter parameter : function.parameters()) {
      if (parameter.role() == Parameter.Role.STATE) {
        try {
          return parameter.javaType().getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException("cannot make " + parameter.javaType(), e);
        }
      }
    }
    return null;
  }

  /**
   * Appends the result for row {@code row} of the arguments, which are of the function's argument
   * types.
   */
  public void call(List<? extends Column> arguments, int row, ColumnBuilder out) {
    if (function.nulls() == Nulls.PROPAGATE
        && arguments.stream().anyMatch(column -> column.isNull(row))) {
      out.appendNull();
      return;
    }
    int before = out.length();
    NullFlag flag = new NullFlag();
    LongPair pair = new LongPair();
    if (out instanceof BytesBuilder bytes) {
      bytes.begin();
    }
    Object returned = invoke(parameters(arguments, row, out, pair, flag));
    if (flag.isNull) {
      out.truncate(before);
      out.appendNull();
    } else {
      append(returned, out, pair);
    }
  }

  private Object invoke(Object[] values) {
    try {
      return function.method().invoke(null, values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(function.name() + " failed", e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(function.method() + " must be public", e);
    }
  }

  private static void append(Object returned, ColumnBuilder out, LongPair pair) {
    if (out instanceof BytesBuilder bytes) {
      bytes.end();
    } else if (out instanceof LongPairBuilder pairs) {
      pairs.append(pair.high, pair.low);
    } else if (returned instanceof Boolean value) {
      ((IntBuilder) out).append(value ? 1 : 0);
    } else if (returned instanceof Integer value) {
      ((IntBuilder) out).append(value);
    } else if (returned instanceof Long value) {
      ((LongBuilder) out).append(value);
    } else if (returned instanceof Double value) {
      ((DoubleBuilder) out).append(value);
    }
  }

  private Object[] parameters(
      List<? extends Column> arguments, int row, ColumnBuilder out, LongPair pair, NullFlag flag) {
    List<Parameter> parameters = function.parameters();
    Object[] values = new Object[parameters.size()];
    for (int i = 0; i < values.length; i++) {
      Parameter p = parameters.get(i);
      int index = p.argument();
      values[i] =
          switch (p.role()) {
            case CONTEXT -> context;
            case STATE -> state;
            case TYPE -> p.type();
            case CONSTANT -> p.constant();
            case ARGUMENT -> value(arguments.get(index), row, p.javaType());
            case ARGUMENT_IS_NULL -> arguments.get(index).isNull(row);
            case VARARGS -> varargs(arguments, index, row, p.javaType().getComponentType());
            case VARARGS_ARE_NULL -> varargNulls(arguments, index, row);
            case RESULT -> result(out, pair, p.javaType());
            case NULL_FLAG -> flag;
          };
    }
    return values;
  }

  private static Object result(ColumnBuilder out, LongPair pair, Class<?> javaType) {
    if (javaType == LongPair.class) {
      return pair;
    }
    return out instanceof BytesBuilder bytes ? bytes.begin() : out;
  }

  private static Object varargs(List<? extends Column> columns, int first, int row, Class<?> of) {
    Object array = Array.newInstance(of, columns.size() - first);
    for (int i = first; i < columns.size(); i++) {
      Array.set(array, i - first, value(columns.get(i), row, of));
    }
    return array;
  }

  private static boolean[] varargNulls(List<? extends Column> columns, int first, int row) {
    boolean[] nulls = new boolean[columns.size() - first];
    for (int i = first; i < columns.size(); i++) {
      nulls[i - first] = columns.get(i).isNull(row);
    }
    return nulls;
  }

  private static Object value(Column column, int row, Class<?> javaType) {
    if (column instanceof DictionaryColumn dictionary) {
      return value(dictionary.dictionary(), dictionary.ids()[row], javaType);
    } else if (column instanceof ConstantColumn constant) {
      return value(constant.value(), 0, javaType);
    }
    boolean isNull = column.isNull(row);
    if (isNull && !javaType.isPrimitive()) {
      return null;
    } else if (javaType == Element.class) {
      return new Element().set(column, row);
    } else if (column instanceof IntColumn ints) {
      int value = isNull ? 0 : ints.get(row);
      return javaType == boolean.class ? (Object) (value != 0) : (Object) value;
    } else if (column instanceof LongColumn longs) {
      return isNull ? 0L : longs.get(row);
    } else if (column instanceof DoubleColumn doubles) {
      return isNull ? 0.0 : doubles.get(row);
    } else if (column instanceof LongPairColumn pairs) {
      return new LongPair().set(pairs.high()[row], pairs.low()[row]);
    }
    return ((BytesColumn) column).get(row, new Slice());
  }
}
