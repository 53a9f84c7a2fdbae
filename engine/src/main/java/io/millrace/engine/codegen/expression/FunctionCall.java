package io.millrace.engine.codegen.expression;

import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.functions.api.SqlFunction.Nulls;
import io.millrace.functions.cast.Casts;
import io.millrace.functions.registry.Parameter;
import io.millrace.functions.registry.ResolvedFunction;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import java.util.ArrayList;
import java.util.List;

/** A call of a Java method by the convention of {@code @SqlFunction}. */
final class FunctionCall {
  private static final String API = "io.millrace.functions.api.";

  private final ResolvedFunction function;
  private final DataType type;
  private final Emitter out;
  private final List<Value> arguments = new ArrayList<>();
  private String flag;

  /** The function of that name in the registry; emits the arguments, cast to what it takes. */
  FunctionCall(Call call, Emitter out) {
    this.function = out.surroundings().resolve(call);
    this.type = call.type();
    this.out = out;
    for (int i = 0; i < call.operands().size(); i++) {
      Expression operand = call.operands().get(i);
      arguments.add(argument(operand, function.argumentTypes().get(i)));
    }
  }

  private Value argument(Expression operand, DataType wanted) {
    return Casts.isIdentity(operand.type(), wanted)
        ? out.emit(operand)
        : CastForms.convert(out.emit(operand), operand.type(), wanted, out);
  }

  /** A function of one argument that is there already. */
  FunctionCall(ResolvedFunction function, Value argument, Emitter out) {
    this.function = function;
    this.type = function.resultType();
    this.out = out;
    arguments.add(argument);
  }

  /** Emits the call; its result stands in variables. */
  Value value() {
    String skipped = skipped();
    JavaKind kind = JavaKind.of(function.resultType());
    if (skipped.equals(Value.ALWAYS)) {
      return Value.nothing(JavaKind.of(type));
    }
    Value result = target(kind, skipped);
    out.branch(
        skipped.equals(Value.NEVER) ? "" : "if (!" + skipped + ")",
        () -> {
          clearFlag();
          take(result);
          if (flag != null) {
            out.code().line(result.isNull() + " = " + flag + ".isNull;");
          }
        });
    return Conversions.adapt(result, function.resultType(), type, out);
  }

  /** Emits the call with its result appended to a builder of its kind. */
  void into(String builder) {
    String skipped = skipped();
    out.code().open("if (" + skipped + ")").line(builder + ".appendNull();").next("else");
    clearFlag();
    boolean bytes = JavaKind.of(type) == JavaKind.BYTES;
    String length = flag == null ? null : out.local("int", builder + ".length()");
    out.code().line(invocation(bytes ? builder + ".begin()" : builder) + ";");
    if (flag != null) {
      out.code().open("if (" + flag + ".isNull)");
      out.code().line(builder + ".truncate(" + length + ");").line(builder + ".appendNull();");
      out.code().next("else");
    }
    out.code().line(bytes ? builder + ".end();" : "");
    if (flag != null) {
      out.code().close();
    }
    out.code().close();
  }

  /** Whether a result can be appended without a copy. */
  static boolean appends(Call call, Emitter out) {
    JavaKind kind = JavaKind.of(call.type());
    if (Forms.contains(call.function()) || kind != JavaKind.BYTES && kind != JavaKind.NESTED) {
      return false;
    }
    DataType result = out.surroundings().resolve(call).resultType();
    return Casts.isIdentity(result, call.type());
  }

  private String skipped() {
    return function.nulls() == Nulls.PROPAGATE
        ? out.anyNull(arguments.toArray(new Value[0]))
        : Value.NEVER;
  }

  private void clearFlag() {
    if (function.takesNullFlag()) {
      flag = scratch(API + "NullFlag");
      out.code().line(flag + ".isNull = false;");
    }
  }

  private String scratch(String javaClass) {
    return out.kernel().scratch(javaClass, "new " + javaClass + "()");
  }

  /** Where the result will stand. */
  private Value target(JavaKind kind, String skipped) {
    String isNull = function.takesNullFlag() ? out.local("boolean", skipped) : skipped;
    return switch (kind) {
      case BYTES -> Value.of(kind, scratch(kind.type()), isNull);
      case NESTED -> new Value(kind, out.local(kind.type(), "null"), "0", isNull);
      case PAIR -> new Value(kind, out.local("long", "0L"), out.local("long", "0L"), isNull);
      default -> Value.of(kind, out.local(kind.type(), kind.initial()), isNull);
    };
  }

  private void take(Value result) {
    switch (result.kind()) {
      case BYTES -> {
        String writer = scratch("io.millrace.data.bytes.SliceWriter");
        out.code().line(writer + ".truncate(0);");
        out.code().line(invocation(writer) + ";");
        out.code().line(writer + ".view(" + result.code() + ");");
      }
      case PAIR -> {
        String pair = scratch(API + "LongPair");
        out.code().line(invocation(pair) + ";");
        out.code().line(result.code() + " = " + pair + ".high;");
        out.code().line(result.second() + " = " + pair + ".low;");
      }
      case NESTED -> {
        String builder = NestedForms.scratchBuilder(function.resultType(), out);
        out.code().line(builder + ".truncate(0);");
        out.code().line(invocation(builder) + ";");
        String built = "%s.length() == 0 ? null : %s.build()".formatted(builder, builder);
        out.code().line(result.code() + " = " + built + ";");
      }
      default -> out.code().line(result.code() + " = " + invocation(null) + ";");
    }
  }

  /** The Java call, after statements that fill arrays of variable arguments. */
  private String invocation(String result) {
    List<String> given = new ArrayList<>();
    for (Parameter parameter : function.parameters()) {
      given.add(given(parameter, result));
    }
    String owner = function.method().getDeclaringClass().getCanonicalName();
    return owner + "." + function.method().getName() + "(" + String.join(", ", given) + ")";
  }

  private String given(Parameter parameter, String result) {
    String javaClass = parameter.javaType().getCanonicalName();
    return switch (parameter.role()) {
      case CONTEXT -> "context.at(" + out.position() + ")";
      case STATE -> scratch(javaClass);
      case TYPE -> out.kernel().constant(DataType.class.getName(), parameter.type());
      case CONSTANT -> out.kernel().constant(javaClass, parameter.constant());
      case ARGUMENT -> {
        Value value = arguments.get(parameter.argument());
        String code = asParameter(value, parameter.argument(), parameter.javaType());
        yield objectOrNull(value, code, javaClass);
      }
      case ARGUMENT_IS_NULL -> arguments.get(parameter.argument()).isNull();
      case VARARGS -> variable(parameter, false);
      case VARARGS_ARE_NULL -> variable(parameter, true);
      case RESULT -> "(" + javaClass + ") " + result;
      case NULL_FLAG -> flag;
    };
  }

  private String variable(Parameter parameter, boolean nulls) {
    int first = parameter.argument();
    int count = arguments.size() - first;
    Class<?> component = parameter.javaType().getComponentType();
    String name = component.getCanonicalName();
    String array = out.kernel().scratch(name + "[]", "new " + name + "[" + count + "]");
    for (int i = 0; i < count; i++) {
      Value value = arguments.get(first + i);
      String code =
          nulls
              ? value.isNull()
              : objectOrNull(value, asParameter(value, first + i, component), name);
      out.code().line(array + "[" + i + "] = " + code + ";");
    }
    return array;
  }

  /**
   * Functions that are called with NULLs see Java null for them, where a parameter is an object.
   */
  private String objectOrNull(Value value, String code, String javaClass) {
    boolean called = function.nulls() == Nulls.CALLED && !value.neverNull();
    boolean primitive = value.kind().isPrimitiveNumber() || value.kind() == JavaKind.BOOLEAN;
    boolean wrapped = !code.equals(value.code());
    if (!called || primitive && !wrapped) {
      return code;
    }
    return value.alwaysNull()
        ? "((" + javaClass + ") null)"
        : "(" + value.isNull() + " ? null : " + code + ")";
  }

  private String asParameter(Value value, int index, Class<?> javaType) {
    if (javaType.getName().equals(API + "Element")) {
      return NestedForms.element(value, out);
    }
    if (value.kind() == JavaKind.PAIR) {
      return scratch(API + "LongPair") + ".set(" + value.code() + ", " + value.second() + ")";
    }
    if (value.kind() == JavaKind.NESTED) {
      throw MillraceException.notSupported(
          function.name() + " on " + function.argumentTypes().get(index).sql());
    }
    return value.code();
  }
}
