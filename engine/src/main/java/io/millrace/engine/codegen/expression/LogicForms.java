package io.millrace.engine.codegen.expression;

import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** AND, OR, NOT in three-valued logic, and the tests that always answer. */
final class LogicForms {
  private LogicForms() {}

  static void register(Map<String, Form> forms) {
    forms.put("AND", (call, out) -> junction(call, false, out));
    forms.put("OR", (call, out) -> junction(call, true, out));
    forms.put("NOT", LogicForms::not);
    forms.put("IS NULL", (call, out) -> isNull(call, out, ""));
    forms.put("IS NOT NULL", (call, out) -> isNull(call, out, "!"));
    forms.put("IS UNKNOWN", (call, out) -> isNull(call, out, ""));
    forms.put("IS NOT UNKNOWN", (call, out) -> isNull(call, out, "!"));
    forms.put("IS TRUE", (call, out) -> test(operand(call, out).isTrue(), out));
    forms.put("IS NOT TRUE", (call, out) -> test("!" + operand(call, out).isTrue(), out));
    forms.put("IS FALSE", (call, out) -> test("!" + operand(call, out).isNotFalse(), out));
    forms.put("IS NOT FALSE", (call, out) -> test(operand(call, out).isNotFalse(), out));
  }

  private static Value operand(Call call, Emitter out) {
    return out.emitAs(call.operands().get(0), call.operands().get(0).type());
  }

  private static Value test(String condition, Emitter out) {
    return Value.notNull(JavaKind.BOOLEAN, out.local("boolean", condition));
  }

  private static Value isNull(Call call, Emitter out, String sign) {
    return test(sign + operand(call, out).isNull(), out);
  }

  private static Value not(Call call, Emitter out) {
    Value value = out.emitAs(call.operands().get(0), call.type());
    return out.total(JavaKind.BOOLEAN, "!" + value.code(), value);
  }

  /**
   * Operands from left to right until one decides: FALSE for AND, TRUE for OR. If none does, the
   * result is NULL if one was, else the opposite.
   */
  private static Value junction(Call call, boolean decisive, Emitter out) {
    List<Expression> operands = call.operands();
    List<Value> seen = new ArrayList<>();
    seen.add(out.emitAs(operands.get(0), call.type()));
    String result = out.local("boolean", String.valueOf(decisive));
    String isNull = out.local("boolean", Value.NEVER);
    String label = out.kernel().fresh("L");
    out.branch(
        label + ":",
        () -> {
          for (int i = 0; i < operands.size(); i++) {
            Value value = i == 0 ? seen.get(0) : out.emitAs(operands.get(i), call.type());
            if (i > 0) {
              seen.add(value);
            }
            String decided = decisive ? value.isTrue() : "!" + value.isNotFalse();
            out.code().line("if (" + decided + ") break " + label + ";");
          }
          String anyNull = out.anyNull(seen.toArray(new Value[0]));
          out.code().line(isNull + " = " + anyNull + ";");
          out.code().line(result + " = " + (decisive ? isNull : "!" + isNull) + ";");
        });
    boolean never = seen.stream().allMatch(Value::neverNull);
    return Value.of(JavaKind.BOOLEAN, result, never ? Value.NEVER : isNull);
  }
}
