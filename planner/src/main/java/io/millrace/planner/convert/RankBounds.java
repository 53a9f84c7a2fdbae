package io.millrace.planner.convert;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/**
 * What a condition says of a rank.
 *
 * @param start the least rank wanted, from 1
 * @param end the greatest; MAX: not bounded by a number
 * @param endColumn column of the filter's input that bounds it from above; -1: none
 * @param rest what else the condition says; null: nothing
 */
record RankBounds(long start, long end, int endColumn, RexNode rest) {

  /**
   * @param ranks columns that hold the rank
   */
  static RankBounds of(RexNode condition, List<Integer> ranks, RexBuilder builder) {
    Reading reading = new Reading(ranks);
    for (RexNode part : RelOptUtil.conjunctions(RexUtil.expandSearch(builder, null, condition))) {
      for (RexNode each : RelOptUtil.conjunctions(part)) {
        if (!(each instanceof RexCall call) || !reading.read(call)) {
          reading.rest.add(each);
        }
      }
    }
    RexNode rest =
        reading.rest.isEmpty() ? null : RexUtil.composeConjunction(builder, reading.rest);
    return new RankBounds(reading.start, reading.end, reading.endColumn, rest);
  }

  /** The parts of a condition, one after the other. */
  private static final class Reading {
    private final List<Integer> ranks;
    private final List<RexNode> rest = new ArrayList<>();
    private long start = 1;
    private long end = Long.MAX_VALUE;
    private int endColumn = -1;

    Reading(List<Integer> ranks) {
      this.ranks = ranks;
    }

    /** Whether the part is a bound of the rank, which is noted. */
    private boolean read(RexCall call) {
      if (call.getOperands().size() != 2) {
        return false;
      }
      RexNode left = RexUtil.removeCast(call.getOperands().get(0));
      RexNode right = RexUtil.removeCast(call.getOperands().get(1));
      if (isRank(left)) {
        return bound(call.getKind(), right);
      }
      return isRank(right) && bound(call.getKind().reverse(), left);
    }

    private boolean isRank(RexNode node) {
      return node instanceof RexInputRef ref && ranks.contains(ref.getIndex());
    }

    private boolean bound(SqlKind kind, RexNode value) {
      if (value instanceof RexInputRef ref && !ranks.contains(ref.getIndex())) {
        boolean atMost = kind == SqlKind.LESS_THAN_OR_EQUAL && endColumn < 0;
        endColumn = atMost ? ref.getIndex() : endColumn;
        return atMost;
      }
      if (!(value instanceof RexLiteral literal)
          || !(literal.getValue() instanceof BigDecimal number)) {
        return false;
      }
      long floor = number.setScale(0, RoundingMode.FLOOR).longValue();
      long ceiling = number.setScale(0, RoundingMode.CEILING).longValue();
      switch (kind) {
        case LESS_THAN -> end = Math.min(end, ceiling - 1);
        case LESS_THAN_OR_EQUAL -> end = Math.min(end, floor);
        case GREATER_THAN -> start = Math.max(start, floor + 1);
        case GREATER_THAN_OR_EQUAL -> start = Math.max(start, ceiling);
        case EQUALS -> {
          start = Math.max(start, ceiling);
          end = Math.min(end, floor);
        }
        default -> {
          return false;
        }
      }
      return true;
    }
  }
}
