package io.millrace.functions.registry;

import io.millrace.data.bytes.Slice;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.DecimalType;
import io.millrace.data.type.DataType.NullType;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.data.type.Types;
import io.millrace.functions.api.Element;
import io.millrace.functions.api.LongPair;
import io.millrace.functions.api.SqlFunction.Nulls;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One overload of a function. */
final class Signature {
  private static final char SURELY_NULLABLE = '?';
  private static final char AS_ARGUMENTS = '!';
  private static final char AS_FIRST = '^';

  private final IndexLine line;
  private final List<TypePattern> arguments;
  private final boolean varargs;
  private final TypePattern result;
  private final ResultRule rule;
  private final char mark;
  private MethodShape shape;

  Signature(IndexLine line) {
    this.line = line;
    List<TypePattern> patterns = new ArrayList<>();
    boolean open = false;
    for (String text : line.arguments()) {
      open = text.endsWith("...");
      patterns.add(PatternParser.parse(open ? text.substring(0, text.length() - 3) : text));
    }
    this.arguments = List.copyOf(patterns);
    this.varargs = open;
    String returns = line.returns();
    char last = returns.charAt(returns.length() - 1);
    this.mark = last == SURELY_NULLABLE || last == AS_ARGUMENTS || last == AS_FIRST ? last : 0;
    String type = mark == 0 ? returns : returns.substring(0, returns.length() - 1);
    boolean named = type.startsWith("@");
    this.rule = named ? ResultRule.valueOf(type.substring(1)) : null;
    this.result = named ? null : PatternParser.parse(type);
  }

  IndexLine line() {
    return line;
  }

  /** The method's parameters; loads its class. */
  synchronized MethodShape shape() {
    if (shape == null) {
      boolean called = line.nulls() == Nulls.CALLED;
      shape = MethodShape.of(line.method(), arguments.size(), varargs, called);
    }
    return shape;
  }

  int minArguments() {
    return varargs ? arguments.size() - 1 : arguments.size();
  }

  /** Largest number of arguments; -1 if there is none. */
  int maxArguments() {
    return varargs ? -1 : arguments.size();
  }

  /** The overload bound to a call and how far the arguments are from its types. */
  record Match(ResolvedFunction function, int cost) {}

  /** Null if this overload does not take these arguments. */
  Match match(List<Argument> call) {
    int count = call.size();
    if (count < minArguments() || !varargs && count > arguments.size()) {
      return null;
    }
    Bindings bindings = new Bindings();
    int cost = varargs ? 1 : 0;
    for (int i = 0; i < count; i++) {
      int one = pattern(i).match(call.get(i).type(), bindings);
      if (one < 0) {
        return null;
      }
      cost += one;
    }
    if (!bindings.settle()) {
      return null;
    }
    cost += bindings.conversions();
    List<DataType> types = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      DataType type = passed(i, call.get(i).type(), bindings);
      if (type == null) {
        return null;
      }
      cost += type.withNullable(true).equals(call.get(i).type().withNullable(true)) ? 0 : 1;
      types.add(type);
    }
    DataType resultType = resultType(call, bindings);
    return MethodShape.fits(resultType, shape().resultClass())
        ? new Match(resolved(types, resultType), cost)
        : null;
  }

  private ResolvedFunction resolved(List<DataType> types, DataType resultType) {
    List<Parameter> parameters = shape().parameters(types, resultType);
    return new ResolvedFunction(
        line.name(),
        shape().method(),
        types,
        resultType,
        line.nulls(),
        line.determinism(),
        parameters);
  }

  private TypePattern pattern(int index) {
    return arguments.get(Math.min(index, arguments.size() - 1));
  }

  /** What argument {@code index} is cast to so that the method can take it; null if it cannot. */
  private DataType passed(int index, DataType from, Bindings bindings) {
    TypePattern pattern = pattern(index);
    Class<?> javaClass = shape().argumentClass(Math.min(index, arguments.size() - 1));
    DataType type = pattern.instantiate(from, bindings);
    if (type instanceof NullType) {
      type = ofNull(javaClass);
      if (pattern instanceof TypePattern.Variable variable && !(type instanceof NullType)) {
        bindings.set(variable.name(), type);
      }
      return type;
    }
    boolean generic = !(pattern instanceof TypePattern.Of);
    if (generic && javaClass == Element.class || MethodShape.fits(type, javaClass)) {
      return type;
    }
    boolean adaptable =
        pattern instanceof TypePattern.Of of
            ? of.exact() == null
            : pattern instanceof TypePattern.OneOf;
    return adaptable ? otherLayout(type, from, javaClass) : null;
  }

  /** The same type in a precision that is laid out as the method wants it. */
  private static DataType otherLayout(DataType type, DataType from, Class<?> javaClass) {
    if (type instanceof DecimalType d && javaClass == LongPair.class) {
      return new DecimalType(19, d.scale(), d.nullable());
    } else if (type instanceof DecimalType && from instanceof NullType) {
      return Types.decimal(18, 0);
    } else if (type instanceof TimestampType t && javaClass == long.class) {
      return new TimestampType(3, t.local(), t.nullable());
    } else if (type instanceof TimestampType t && javaClass == LongPair.class) {
      return new TimestampType(9, t.local(), t.nullable());
    }
    return null;
  }

  private static DataType ofNull(Class<?> javaClass) {
    if (javaClass == boolean.class) {
      return Types.BOOLEAN;
    } else if (javaClass == int.class) {
      return Types.INT;
    } else if (javaClass == long.class) {
      return Types.BIGINT;
    } else if (javaClass == double.class) {
      return Types.DOUBLE;
    } else if (javaClass == Slice.class) {
      return Types.STRING;
    }
    return javaClass == LongPair.class ? Types.decimal(38, 0) : Types.NULL;
  }

  private DataType resultType(List<Argument> call, Bindings bindings) {
    DataType type = rule == null ? result.instantiate(null, bindings) : rule.apply(call);
    if (mark == SURELY_NULLABLE) {
      return type.withNullable(true);
    }
    if (mark == AS_FIRST || mark == AS_ARGUMENTS) {
      List<Argument> counted = mark == AS_FIRST ? call.subList(0, 1) : call;
      return type.withNullable(counted.stream().anyMatch(a -> a.type().nullable()));
    }
    boolean mayAnswerNull = shape().takesNullFlag();
    if (line.nulls() == Nulls.CALLED) {
      return rule == null ? type.withNullable(type.nullable() || mayAnswerNull) : type;
    }
    boolean nullable = result != null && type.nullable() || mayAnswerNull;
    for (Argument argument : call) {
      nullable |= argument.type().nullable();
    }
    return type.withNullable(nullable);
  }

  /** Type of the result in words. */
  String result() {
    return rule == null ? result.toString() : rule.text();
  }

  @Override
  public String toString() {
    return arguments.stream()
        .map(TypePattern::toString)
        .collect(Collectors.joining(", ", line.name() + "(", varargs ? "...)" : ")"));
  }
}
