package io.millrace.engine.codegen.expression;

import io.millrace.data.type.Types;
import io.millrace.engine.codegen.runtime.BytesSet;
import io.millrace.engine.codegen.runtime.LongSet;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;
import io.millrace.planner.plan.Expression.Literal;
import java.util.ArrayList;
import java.util.List;

/** IN: literals become a set made once; anything else is compared one after the other. */
final class Membership {
  private Membership() {}

  /** Whether a set of literals decides. */
  static boolean isSet(Call call) {
    JavaKind kind = JavaKind.of(call.operands().get(0).type());
    boolean exact = kind == JavaKind.INT || kind == JavaKind.LONG || kind == JavaKind.BYTES;
    return exact
        && call.operands().stream()
            .skip(1)
            .allMatch(
                e ->
                    e instanceof Literal l
                        && (l.text() == null || sameLayout(l, call.operands().get(0))));
  }

  private static boolean sameLayout(Literal literal, Expression value) {
    return literal.type().withNullable(true).equals(value.type().withNullable(true))
        || literal.type().isString() && value.type().isString();
  }

  static Value emit(Call call, Emitter out) {
    if (!isSet(call)) {
      return out.emit(asDisjunction(call));
    }
    Value value = out.emit(call.operands().get(0));
    List<Object> literals = new ArrayList<>();
    boolean holdsNull = false;
    for (Expression operand : call.operands().subList(1, call.operands().size())) {
      Literal literal = (Literal) operand;
      holdsNull |= literal.text() == null;
      if (literal.text() != null) {
        literals.add(Literals.object(literal, out.surroundings()));
      }
    }
    Object set = value.kind() == JavaKind.BYTES ? BytesSet.of(literals) : LongSet.of(literals);
    String name = out.kernel().constant(set.getClass().getName(), set);
    Value found = out.guarded(JavaKind.BOOLEAN, name + ".contains(" + value.code() + ")", value);
    if (!holdsNull) {
      return found;
    }
    return found.withNull(out.local("boolean", found.isNull() + " || !" + found.code()));
  }

  private static Expression asDisjunction(Call call) {
    List<Expression> equalities = new ArrayList<>();
    Expression value = call.operands().get(0);
    for (Expression operand : call.operands().subList(1, call.operands().size())) {
      equalities.add(new Call("=", List.of(value, operand), Types.BOOLEAN));
    }
    return equalities.size() == 1 ? equalities.get(0) : new Call("OR", equalities, Types.BOOLEAN);
  }
}
