package io.millrace.engine.codegen.expression;

import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.source.KernelSource;
import io.millrace.functions.cast.Casts;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;

/** Appends values to column builders. */
public final class Appending {
  private static final String COLUMN = "io.millrace.data.column.";

  private Appending() {}

  /** The builder class that collects values of a type. */
  public static String builderClass(DataType type) {
    return COLUMN
        + switch (type.physical()) {
          case INT, NULL -> "IntBuilder";
          case LONG -> "LongBuilder";
          case DOUBLE -> "DoubleBuilder";
          case LONG_PAIR -> "LongPairBuilder";
          case BYTES -> "BytesBuilder";
          case ROW -> "RowBuilder";
          case ARRAY -> "ArrayBuilder";
          case MAP -> "MapBuilder";
        };
  }

  /** The name of a builder that is made with the kernel, with room for {@code capacity} values. */
  public static String builder(DataType type, int capacity, KernelSource kernel) {
    String constant = kernel.constant(DataType.class.getName(), type);
    String javaClass = builderClass(type);
    return kernel.scratch(
        javaClass,
        "(%s) %sColumnBuilder.of(%s, %d)".formatted(javaClass, COLUMN, constant, capacity));
  }

  /**
   * Computes an expression and appends its value.
   *
   * @param type of the builder's values
   * @param builder a Java expression of the builder class for {@code type}
   */
  public static void append(Expression expression, DataType type, String builder, Emitter out) {
    if (expression instanceof Call call
        && Weight.of(call) <= Weight.MOST_IN_A_METHOD
        && Casts.isIdentity(call.type(), type)) {
      if (NestedForms.isConstructor(call)) {
        NestedForms.constructInto(call, builder, out);
        return;
      }
      if (FunctionCall.appends(call, out)) {
        new FunctionCall(call, out).into(builder);
        return;
      }
    }
    append(out.emitAs(expression, type), builder, out);
  }

  /** Appends a value that was computed. */
  public static void append(Value value, String builder, Emitter out) {
    if (value.alwaysNull()) {
      out.code().line(builder + ".appendNull();");
    } else if (value.neverNull()) {
      out.code().line(notNull(value, builder));
    } else if (value.alwaysNull()) {
      out.code().line(builder + ".appendNull();");
    } else {
      out.code().open("if (" + value.isNull() + ")").line(builder + ".appendNull();").next("else");
      out.code().line(notNull(value, builder)).close();
    }
  }

  private static String notNull(Value value, String builder) {
    return switch (value.kind()) {
      case BOOLEAN -> builder + ".append(" + value.code() + " ? 1 : 0);";
      case PAIR -> builder + ".append(" + value.code() + ", " + value.second() + ");";
      case NESTED -> builder + ".copyFrom(" + value.code() + ", " + value.second() + ");";
      default -> builder + ".append(" + value.code() + ");";
    };
  }
}
