package io.millrace.engine.codegen.expression;

import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.functions.cast.Casts;
import io.millrace.functions.registry.ResolvedFunction;
import io.millrace.planner.plan.Expression.Call;
import java.util.Map;
import java.util.Optional;

/** CAST and TRY_CAST. */
final class CastForms {
  private CastForms() {}

  static void register(Map<String, Form> forms) {
    forms.put("CAST", (call, out) -> cast(call, false, out));
    forms.put("TRY_CAST", (call, out) -> cast(call, true, out));
  }

  private static Value cast(Call call, boolean tries, Emitter out) {
    DataType from = call.operands().get(0).type();
    DataType to = call.type();
    Value value = out.emit(call.operands().get(0));
    if (value.alwaysNull()) {
      return Value.nothing(JavaKind.of(to));
    }
    if (Casts.isIdentity(from, to)) {
      return value;
    }
    Optional<ResolvedFunction> found = tries ? Casts.findTry(from, to) : Casts.find(from, to);
    return new FunctionCall(found.orElseThrow(() -> refused(from, to)), value, out).value();
  }

  /** Converts a value by the rules of CAST. */
  static Value convert(Value value, DataType from, DataType to, Emitter out) {
    if (value.alwaysNull()) {
      return Value.nothing(JavaKind.of(to));
    }
    ResolvedFunction function = Casts.find(from, to).orElseThrow(() -> refused(from, to));
    return new FunctionCall(function, value, out).value();
  }

  private static MillraceException refused(DataType from, DataType to) {
    return MillraceException.deterministic("cannot cast " + from.sql() + " to " + to.sql());
  }
}
