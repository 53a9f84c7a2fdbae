package io.millrace.engine.codegen.expression;

import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.data.type.DataType.DateType;
import io.millrace.data.type.DataType.IntervalType;
import io.millrace.data.type.DataType.TimeType;
import io.millrace.data.type.DataType.TimestampType;
import io.millrace.data.type.Types;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.Expression.Call;

/** Points in time plus or minus intervals, and the distance of two points. */
final class TemporalForms {
  private static final String RUNTIME = "io.millrace.engine.codegen.runtime.Temporals.";
  private static final String DAY = "86400000L";

  private TemporalForms() {}

  /** Whether values of a type are points in time. */
  static boolean isPoint(DataType type) {
    return type instanceof DateType || type instanceof TimeType || type instanceof TimestampType;
  }

  static Value emit(Call call, String operator, Emitter out) {
    Expression left = call.operands().get(0);
    Expression right = call.operands().get(1);
    if (isPoint(left.type()) && right.type() instanceof IntervalType interval) {
      return shifted(left, right, interval, operator, call.type(), out);
    }
    if (left.type() instanceof IntervalType interval && operator.equals("+")) {
      return shifted(right, left, interval, operator, call.type(), out);
    }
    if (isPoint(left.type()) && isPoint(right.type()) && operator.equals("-")) {
      return distance(left, right, call.type(), out);
    }
    throw MillraceException.notSupported(
        left.type().sql() + " " + operator + " " + right.type().sql());
  }

  private static Value shifted(
      Expression point,
      Expression by,
      IntervalType interval,
      String sign,
      DataType type,
      Emitter out) {
    Value at = out.emit(point);
    Value step = out.emit(by);
    String amount = sign.equals("-") ? "-" + step.code() : step.code();
    if (point.type() instanceof TimeType) {
      return interval.yearMonth()
          ? at.withNull(out.anyNull(at, step))
          : out.total(
              JavaKind.INT, RUNTIME + "addToTime(" + at.code() + ", " + amount + ")", at, step);
    }
    if (point.type() instanceof DateType && !(type instanceof DateType)) {
      String millis = out.local("long", at.code() + " * " + DAY);
      Value start = Value.of(JavaKind.LONG, millis, at.isNull());
      return shiftedMillis(start, step, interval, amount, out);
    }
    if (point.type() instanceof DateType) {
      String method = interval.yearMonth() ? "addMonthsToDate(" : "addToDate(";
      return out.guarded(
          JavaKind.INT, RUNTIME + method + at.code() + ", " + amount + ")", at, step);
    }
    return shiftedMillis(at, step, interval, amount, out);
  }

  private static Value shiftedMillis(
      Value at, Value step, IntervalType interval, String amount, Emitter out) {
    Value millis =
        interval.yearMonth()
            ? out.guarded(
                JavaKind.LONG, RUNTIME + "addMonths(" + at.code() + ", " + amount + ")", at, step)
            : out.total(JavaKind.LONG, at.code() + " + " + amount, at, step);
    return new Value(at.kind(), millis.code(), at.second(), millis.isNull());
  }

  private static Value distance(Expression left, Expression right, DataType type, Emitter out) {
    Value a = millis(left, out);
    Value b = millis(right, out);
    boolean months = type.equals(new IntervalType(true, type.nullable()));
    if (months) {
      return out.guarded(
          JavaKind.INT, RUNTIME + "monthsBetween(" + a.code() + ", " + b.code() + ")", a, b);
    }
    Value distance = out.total(JavaKind.LONG, a.code() + " - " + b.code(), a, b);
    return JavaKind.of(type) == JavaKind.INT
        ? Conversions.adapt(distance, Types.BIGINT, type, out)
        : distance;
  }

  /** A point as milliseconds since the epoch, or of the day. */
  private static Value millis(Expression point, Emitter out) {
    Value value = out.emit(point);
    if (point.type() instanceof DateType) {
      return out.total(JavaKind.LONG, value.code() + " * " + DAY, value);
    }
    return Value.of(JavaKind.LONG, value.code(), value.isNull());
  }
}
