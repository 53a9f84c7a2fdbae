package io.millrace.engine.codegen.expression;

import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.ArrayType;
import io.millrace.data.type.DataType.MapType;
import io.millrace.data.type.DataType.RowType;
import io.millrace.data.type.DataType.VariantType;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.FieldAccess;
import io.millrace.planner.plan.Expression.Literal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows, arrays and maps: making them and taking them apart. */
public final class NestedForms {
  private static final String RUNTIME = "io.millrace.engine.codegen.runtime.Nested.";
  private static final String COLUMN = "io.millrace.data.column.";

  private NestedForms() {}

  static void register(Map<String, Form> forms) {
    forms.put("ROW", NestedForms::construct);
    forms.put("ARRAY", NestedForms::construct);
    forms.put("MAP", NestedForms::construct);
    forms.put("ITEM", NestedForms::item);
  }

  /** Whether a call makes a nested value from its operands. */
  static boolean isConstructor(Call call) {
    return switch (call.function()) {
      case "ROW", "ARRAY", "MAP" -> true;
      default -> false;
    };
  }

  private static Value construct(Call call, Emitter out) {
    String builder = scratchBuilder(call.type(), out);
    out.code().line(builder + ".truncate(0);");
    constructInto(call, builder, out);
    String column = out.local(COLUMN + "Column", builder + ".build()");
    return new Value(JavaKind.NESTED, column, "0", Value.NEVER);
  }

  /** Appends the value of a constructor to a builder of its type. */
  static void constructInto(Call call, String builder, Emitter out) {
    if (call.type() instanceof RowType row) {
      for (int i = 0; i < call.operands().size(); i++) {
        DataType type = row.fields().get(i).type();
        appendPart(call.operands().get(i), type, builder + ".field(" + i + ")", out);
      }
      out.code().line(builder + ".end();");
    } else if (call.type() instanceof ArrayType array) {
      for (Expression operand : call.operands()) {
        appendPart(operand, array.element(), builder + ".elements()", out);
      }
      out.code().line(builder + ".end();");
    } else {
      mapInto(call, (MapType) call.type(), builder, out);
    }
  }

  private static void mapInto(Call call, MapType type, String builder, Emitter out) {
    List<Expression> operands = call.operands();
    Set<String> literals = new HashSet<>();
    boolean distinct = true;
    for (int i = 0; i < operands.size(); i += 2) {
      distinct &= operands.get(i) instanceof Literal key && literals.add(key.text());
    }
    String target = distinct ? builder : scratchBuilder(type, out);
    for (int i = 0; i < operands.size(); i++) {
      boolean key = i % 2 == 0;
      appendPart(
          operands.get(i),
          key ? type.key() : type.value(),
          target + (key ? ".keys()" : ".values()"),
          out);
    }
    out.code().line(target + ".end();");
    if (!distinct) {
      out.code().line(RUNTIME + "appendLastOfEachKey(" + target + ".build(), " + builder + ");");
    }
  }

  private static void appendPart(Expression part, DataType type, String builder, Emitter out) {
    String javaClass = Appending.builderClass(type);
    Appending.append(part, type, "((" + javaClass + ") " + builder + ")", out);
  }

  /** A builder for one value of a type, made with the kernel. */
  static String scratchBuilder(DataType type, Emitter out) {
    return Appending.builder(type, 1, out.kernel());
  }

  /** A value of any kind as a {@code functions.api.Element}. */
  public static String element(Value value, Emitter out) {
    String javaClass = "io.millrace.functions.api.Element";
    String element = out.kernel().scratch(javaClass, "new " + javaClass + "()");
    return switch (value.kind()) {
      case BOOLEAN -> element + ".ofBoolean(" + value.code() + ")";
      case INT -> element + ".ofInt(" + value.code() + ")";
      case LONG -> element + ".ofLong(" + value.code() + ")";
      case DOUBLE -> element + ".ofDouble(" + value.code() + ")";
      case BYTES -> element + ".ofBytes(" + value.code() + ")";
      case PAIR -> {
        String pair = "io.millrace.functions.api.LongPair";
        String scratch = out.kernel().scratch(pair, "new " + pair + "()");
        yield "%s.ofPair(%s.set(%s, %s))".formatted(element, scratch, value.code(), value.second());
      }
      case NESTED ->
          RUNTIME + "element(" + element + ", " + value.code() + ", " + value.second() + ")";
    };
  }

  /** A field of a row that is not a column. */
  static Value field(FieldAccess access, Emitter out) {
    Value row = out.emit(access.row());
    Value part = out.declare(JavaKind.NESTED);
    out.branch(
        "if (!" + row.isNull() + ")",
        () -> {
          String at = row.code() + ", " + row.second();
          out.code().line(part.second() + " = " + RUNTIME + "position(" + at + ");");
          out.code()
              .line(
                  part.code()
                      + " = "
                      + RUNTIME
                      + "field("
                      + row.code()
                      + ", "
                      + access.field()
                      + ");");
          out.code().line(part.isNull() + " = " + part.code() + ".isNull(" + part.second() + ");");
        });
    return read(part, access.type(), out);
  }

  private static Value item(Call call, Emitter out) {
    if (call.operands().get(0).type() instanceof VariantType) {
      return new FunctionCall(call, out).value();
    }
    Value collection = out.emit(call.operands().get(0));
    Value key = out.emit(call.operands().get(1));
    boolean isArray = call.operands().get(0).type() instanceof ArrayType;
    Value part = out.declare(JavaKind.NESTED);
    String missing = out.anyNull(collection, key);
    out.branch(
        "if (!" + missing + ")",
        () -> {
          String at = collection.code() + ", " + collection.second();
          String found =
              isArray
                  ? "item(" + at + ", " + key.code() + ")"
                  : "find(" + at + ", " + element(key, out) + ")";
          String parts = isArray ? "elements(" : "values(";
          out.code().line(part.second() + " = " + RUNTIME + found + ";");
          out.code().line(part.code() + " = " + RUNTIME + parts + collection.code() + ");");
          out.code()
              .line(
                  "%s = %s < 0 || %s.isNull(%s);"
                      .formatted(part.isNull(), part.second(), part.code(), part.second()));
        });
    return read(part, call.type(), out);
  }

  /** Takes a value of a type out of the column where it stands. */
  private static Value read(Value part, DataType type, Emitter out) {
    JavaKind kind = JavaKind.of(type);
    String at = "(" + part.code() + ", " + part.second() + ")";
    return switch (kind) {
      case NESTED -> part;
      case BOOLEAN -> out.guarded(kind, RUNTIME + "getInt" + at + " != 0", part);
      case INT -> out.guarded(kind, RUNTIME + "getInt" + at, part);
      case LONG -> out.guarded(kind, RUNTIME + "getLong" + at, part);
      case DOUBLE -> out.guarded(kind, RUNTIME + "getDouble" + at, part);
      case PAIR -> {
        Value high = out.guarded(JavaKind.LONG, RUNTIME + "getHigh" + at, part);
        Value low = out.guarded(JavaKind.LONG, RUNTIME + "getLow" + at, part);
        yield new Value(kind, high.code(), low.code(), part.isNull());
      }
      case BYTES -> {
        String slice = out.kernel().scratch(kind.type(), "new " + kind.type() + "()");
        String arguments = "(%s, %s, %s)".formatted(part.code(), part.second(), slice);
        yield out.guarded(kind, RUNTIME + "getBytes" + arguments, part);
      }
    };
  }
}
