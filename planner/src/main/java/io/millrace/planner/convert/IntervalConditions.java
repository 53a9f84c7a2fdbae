package io.millrace.planner.convert;

import io.millrace.planner.convert.Relation.TimeAttribute;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeFamily;

/**
 * Looks in the conditions of a join for those that bound the time of the left row by that of the
 * right one: {@code a.ts BETWEEN b.ts - INTERVAL … AND b.ts + INTERVAL …}, in whichever way it is
 * written.
 */
final class IntervalConditions {
  private final List<TimeAttribute> times;
  private final int leftColumns;
  private final List<RexNode> rest = new ArrayList<>();
  private int leftTime = -1;
  private int rightTime = -1;
  private Long lower;
  private Long upper;

  /** A time attribute with a constant added. */
  private record Term(int column, long offset) {}

  private IntervalConditions(List<TimeAttribute> times, int leftColumns) {
    this.times = times;
    this.leftColumns = leftColumns;
  }

  /**
   * Sorts conditions out.
   *
   * @param times of the columns of both sides
   * @return null if time is not bounded on both sides
   */
  static IntervalConditions of(
      List<RexNode> conditions, List<TimeAttribute> times, int leftColumns) {
    IntervalConditions search = new IntervalConditions(times, leftColumns);
    conditions.forEach(search::sortOut);
    return search.lower == null || search.upper == null ? null : search;
  }

  /** The bounds that equal times give. */
  static IntervalConditions equal(int leftTime, int rightTime, List<RexNode> conditions) {
    IntervalConditions equal = new IntervalConditions(List.of(), 0);
    equal.leftTime = leftTime;
    equal.rightTime = rightTime;
    equal.lower = 0L;
    equal.upper = 0L;
    equal.rest.addAll(conditions);
    return equal;
  }

  int leftTime() {
    return leftTime;
  }

  /** Column of the right input. */
  int rightTime() {
    return rightTime;
  }

  long lower() {
    return lower;
  }

  long upper() {
    return upper;
  }

  /** The conditions that say something else. */
  List<RexNode> rest() {
    return rest;
  }

  private void sortOut(RexNode condition) {
    if (!(condition instanceof RexCall call)
        || call.getOperands().size() != 2
        || !call.isA(SqlKind.COMPARISON)
        || !bounds(call)) {
      rest.add(condition);
    }
  }

  private boolean bounds(RexCall call) {
    Term a = term(call.getOperands().get(0));
    Term b = term(call.getOperands().get(1));
    if (a == null || b == null || (a.column < leftColumns) == (b.column < leftColumns)) {
      return false;
    }
    SqlKind kind = call.getKind();
    if (a.column >= leftColumns) {
      Term swapped = a;
      a = b;
      b = swapped;
      kind = kind.reverse();
    }
    boolean known =
        times.get(a.column) == times.get(b.column)
            && (leftTime < 0 || (leftTime == a.column && rightTime == b.column - leftColumns));
    return known && narrow(kind, a, b);
  }

  private boolean narrow(SqlKind kind, Term a, Term b) {
    long difference = b.offset - a.offset;
    switch (kind) {
      case GREATER_THAN_OR_EQUAL -> atLeast(difference);
      case GREATER_THAN -> atLeast(difference + 1);
      case LESS_THAN_OR_EQUAL -> atMost(difference);
      case LESS_THAN -> atMost(difference - 1);
      case EQUALS -> {
        atLeast(difference);
        atMost(difference);
      }
      default -> {
        return false;
      }
    }
    leftTime = a.column;
    rightTime = b.column - leftColumns;
    return true;
  }

  private void atLeast(long millis) {
    lower = lower == null ? millis : Math.max(lower, millis);
  }

  private void atMost(long millis) {
    upper = upper == null ? millis : Math.min(upper, millis);
  }

  private Term term(RexNode node) {
    if (node instanceof RexInputRef ref) {
      boolean timed = times.get(ref.getIndex()).isNow();
      return timed ? new Term(ref.getIndex(), 0) : null;
    }
    if (!(node instanceof RexCall call)
        || call.getOperands().size() != 2
        || !(call.getOperands().get(1) instanceof RexLiteral literal)
        || literal.getType().getSqlTypeName().getFamily() != SqlTypeFamily.INTERVAL_DAY_TIME) {
      return null;
    }
    Term base = term(call.getOperands().get(0));
    BigDecimal millis = literal.getValueAs(BigDecimal.class);
    boolean sum = call.getKind() == SqlKind.PLUS || call.getKind() == SqlKind.MINUS;
    if (base == null || millis == null || !sum) {
      return null;
    }
    long by = call.getKind() == SqlKind.PLUS ? millis.longValue() : -millis.longValue();
    return new Term(base.column, base.offset + by);
  }
}
