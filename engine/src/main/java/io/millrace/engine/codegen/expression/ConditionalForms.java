package io.millrace.engine.codegen.expression;

import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.Literal;
import java.util.List;
import java.util.Map;

/** CASE and its relatives: branches are computed only when they are taken. */
final class ConditionalForms {
  private ConditionalForms() {}

  static void register(Map<String, Form> forms) {
    forms.put("CASE", ConditionalForms::conditional);
    forms.put("IF", ConditionalForms::conditional);
    forms.put("COALESCE", ConditionalForms::coalesce);
    forms.put("IFNULL", ConditionalForms::coalesce);
    forms.put("NULLIF", ConditionalForms::nullIf);
  }

  private static Value conditional(Call call, Emitter out) {
    List<Expression> operands = call.operands();
    Expression otherwise =
        operands.size() % 2 == 1
            ? operands.get(operands.size() - 1)
            : new Literal(null, call.type());
    Value first = out.emitAs(operands.get(0), Types.BOOLEAN);
    Value result = out.declare(JavaKind.of(call.type()));
    String label = out.kernel().fresh("L");
    boolean[] never = {true};
    out.branch(
        label + ":",
        () -> {
          for (int i = 0; i + 1 < operands.size(); i += 2) {
            Value condition = i == 0 ? first : out.emitAs(operands.get(i), Types.BOOLEAN);
            Expression then = operands.get(i + 1);
            out.branch(
                "if (" + condition.isTrue() + ")",
                () -> {
                  never[0] &= assign(result, then, call.type(), out);
                  out.code().line("break " + label + ";");
                });
          }
          never[0] &= assign(result, otherwise, call.type(), out);
        });
    return never[0] ? result.withNull(Value.NEVER) : result;
  }

  /** Computes and assigns; whether the value is never NULL. */
  private static boolean assign(Value target, Expression expression, DataType type, Emitter out) {
    Value value = out.emitAs(expression, type);
    out.assign(target, value);
    return value.neverNull();
  }

  private static Value coalesce(Call call, Emitter out) {
    List<Expression> operands = call.operands();
    DataType type = call.type();
    Value first = out.emitAs(operands.get(0), type);
    if (first.neverNull()) {
      return first;
    }
    Value result = out.declare(JavaKind.of(type));
    String label = out.kernel().fresh("L");
    boolean[] never = new boolean[1];
    out.branch(
        label + ":",
        () -> {
          for (int i = 0; i < operands.size() && !never[0]; i++) {
            Value value = i == 0 ? first : out.emitAs(operands.get(i), type);
            never[0] = value.neverNull();
            out.branch(
                never[0] ? "" : "if (!" + value.isNull() + ")",
                () -> {
                  out.assign(result, value);
                  out.code().line(never[0] ? "" : "break " + label + ";");
                });
          }
        });
    return never[0] ? result.withNull(Value.NEVER) : result;
  }

  /** NULL if both are equal, else the first. */
  private static Value nullIf(Call call, Emitter out) {
    Value first = out.emitAs(call.operands().get(0), call.type());
    if (first.alwaysNull()) {
      return first;
    }
    Value equal = out.emit(new Call("=", call.operands(), Types.BOOLEAN));
    String isNull = out.local("boolean", first.isNull() + " || " + equal.isTrue());
    return first.withNull(isNull);
  }
}
