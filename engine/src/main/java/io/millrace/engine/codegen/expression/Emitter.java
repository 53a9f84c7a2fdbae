package io.millrace.engine.codegen.expression;

import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.source.Code;
import io.millrace.engine.codegen.source.KernelSource;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.ColumnRef;
import io.millrace.planner.plan.Expression.FieldAccess;
import io.millrace.planner.plan.Expression.Literal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the statements of one method that compute expressions. An expression that was computed
 * before, on every way to this place, is not computed again.
 */
public final class Emitter {
  private final Surroundings surroundings;
  private final KernelSource kernel;
  private final Inputs inputs;
  private final boolean tracksNulls;
  private final int heaviest;
  private final Code code = new Code();
  private final Deque<Known> scopes = new ArrayDeque<>();

  /** What was computed on every way to this place, see {@link Sharing}. */
  private static final class Known {
    private final Map<Expression, Value> leaves = new HashMap<>();
    private final Map<Expression, Value> others = new IdentityHashMap<>();

    Map<Expression, Value> of(Expression expression) {
      boolean leaf = expression instanceof ColumnRef || expression instanceof Literal;
      return leaf ? leaves : others;
    }
  }

  /**
   * Begins a method.
   *
   * @param tracksNulls false if no column read holds a NULL
   */
  public Emitter(
      Surroundings surroundings, KernelSource kernel, Inputs inputs, boolean tracksNulls) {
    this(surroundings, kernel, inputs, tracksNulls, Weight.MOST_IN_A_METHOD);
  }

  private Emitter(
      Surroundings surroundings,
      KernelSource kernel,
      Inputs inputs,
      boolean tracksNulls,
      int heaviest) {
    this.surroundings = surroundings;
    this.kernel = kernel;
    this.inputs = inputs;
    this.tracksNulls = tracksNulls;
    this.heaviest = heaviest;
    scopes.push(new Known());
  }

  public Code code() {
    return code;
  }

  public KernelSource kernel() {
    return kernel;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  boolean tracksNulls() {
    return tracksNulls;
  }

  /** A Java expression: the position of the row, for what depends on it besides columns. */
  String position() {
    return inputs.arguments().split(",")[0];
  }

  /** Computes an expression here, unless its value is known here. */
  public Value emit(Expression expression) {
    for (Known scope : scopes) {
      Value known = scope.of(expression).get(expression);
      if (known != null) {
        return known;
      }
    }
    Value value = Weight.of(expression) > heaviest ? outlined(expression) : compute(expression);
    if (surroundings.repeatable(expression)) {
      scopes.peek().of(expression).put(expression, value);
    }
    return value;
  }

  private Value compute(Expression expression) {
    if (expression instanceof ColumnRef column) {
      return inputs.read(column.index(), List.of(), this);
    } else if (expression instanceof Literal literal) {
      return Literals.emit(literal, this);
    } else if (expression instanceof FieldAccess access) {
      return field(access);
    }
    return Forms.emit((Call) expression, this);
  }

  private Value field(FieldAccess access) {
    List<Integer> path = new ArrayList<>();
    Expression row = access;
    while (row instanceof FieldAccess inner) {
      path.add(0, inner.field());
      row = inner.row();
    }
    return row instanceof ColumnRef column
        ? inputs.read(column.index(), path, this)
        : NestedForms.field(access, this);
  }

  /** Computes a large expression in a method of its own, for the JIT compiler shuns long ones. */
  private Value outlined(Expression expression) {
    int limit = Weight.of(expression) > Weight.MOST_IN_A_METHOD ? Weight.MOST_IN_A_PART : heaviest;
    Emitter inner =
        new Emitter(
            surroundings, kernel, inputs, tracksNulls, Math.max(limit, Weight.MOST_IN_A_PART));
    Value value = inner.compute(Weight.lightened(expression));
    String name = kernel.fresh("m");
    Code method = new Code().open("private void " + name + "(" + inputs.parameters() + ")");
    method.add(inner.code);
    method.line("this." + name + "v = " + value.code() + ";");
    method.line("this." + name + "n = " + value.isNull() + ";");
    JavaKind kind = value.kind();
    kernel.field(kind.type(), name + "v");
    kernel.field("boolean", name + "n");
    String second = null;
    if (kind.isDouble()) {
      kernel.field(kind.secondType(), name + "w");
      method.line("this." + name + "w = " + value.second() + ";");
    }
    kernel.method(method.close());
    code.line(name + "(" + inputs.arguments() + ");");
    if (kind.isDouble()) {
      second = local(kind.secondType(), "this." + name + "w");
    }
    String isNull = value.neverNull() ? Value.NEVER : local("boolean", "this." + name + "n");
    return new Value(kind, local(kind.type(), "this." + name + "v"), second, isNull);
  }

  /** Computes an expression as a value of a type that may differ from its own in layout. */
  Value emitAs(Expression expression, DataType type) {
    if (expression instanceof Literal literal && literal.text() == null) {
      return Value.nothing(JavaKind.of(type));
    }
    return Conversions.adapt(emit(expression), expression.type(), type, this);
  }

  /** Declares a variable and returns its name. */
  public String local(String type, String initial) {
    String name = kernel.fresh("v");
    code.line(type + " " + name + " = " + initial + ";");
    return name;
  }

  /** Declares variables to be assigned on several ways; they are NULL at first. */
  Value declare(JavaKind kind) {
    String isNull = local("boolean", Value.ALWAYS);
    String second = kind.isDouble() ? local(kind.secondType(), "0") : null;
    return new Value(kind, local(kind.type(), kind.initial()), second, isNull);
  }

  /** Assigns to variables made by {@link #declare}. */
  void assign(Value target, Value value) {
    code.line(target.isNull() + " = " + value.isNull() + ";");
    if (!value.alwaysNull()) {
      code.line(target.code() + " = " + value.code() + ";");
      if (target.second() != null) {
        code.line(target.second() + " = " + value.second() + ";");
      }
    }
  }

  /** A Java condition: one of the values is NULL. */
  String anyNull(Value... values) {
    List<String> conditions = new ArrayList<>();
    for (Value value : values) {
      if (value.alwaysNull()) {
        return Value.ALWAYS;
      }
      if (!value.neverNull() && !conditions.contains(value.isNull())) {
        conditions.add(value.isNull());
      }
    }
    return switch (conditions.size()) {
      case 0 -> Value.NEVER;
      case 1 -> conditions.get(0);
      default -> local("boolean", String.join(" | ", conditions));
    };
  }

  /** A value that can be computed whatever stands under a NULL operand; NULL if one of them is. */
  Value total(JavaKind kind, String expression, Value... operands) {
    String isNull = anyNull(operands);
    return isNull.equals(Value.ALWAYS)
        ? Value.nothing(kind)
        : Value.of(kind, local(kind.type(), expression), isNull);
  }

  /** A value that is computed only if no operand is NULL; else it is NULL. */
  Value guarded(JavaKind kind, String expression, Value... operands) {
    String isNull = anyNull(operands);
    if (isNull.equals(Value.NEVER)) {
      return Value.notNull(kind, local(kind.type(), expression));
    }
    if (isNull.equals(Value.ALWAYS)) {
      return Value.nothing(kind);
    }
    String result = local(kind.type(), kind.initial());
    branch("if (!" + isNull + ")", () -> code.line(result + " = " + expression + ";"));
    return Value.of(kind, result, isNull);
  }

  /** Statements in a block of their own: what they compute is not known after it. */
  public void branch(String head, Runnable statements) {
    code.open(head);
    scopes.push(new Known());
    statements.run();
    scopes.pop();
    code.close();
  }

  /** Jumps on, by a statement like {@code continue;}, unless the condition is TRUE. */
  public void require(Expression condition, String jump) {
    if (condition instanceof Call call
        && call.function().equals("AND")
        && Weight.of(call) <= heaviest) {
      call.operands().forEach(operand -> require(operand, jump));
      return;
    }
    Value value = emit(condition);
    code.open("if (!" + value.isTrue() + ")").line(jump).close();
  }
}
