package io.millrace.planner.convert;

import io.millrace.planner.convert.Relation.TimeAttribute;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.message.ClausePlaces.Clause;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Snapshot;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;

/** JOIN … FOR SYSTEM_TIME AS OF a time of the left row. */
final class SnapshotTranslator {
  private static final String CLAUSE = "FOR SYSTEM_TIME AS OF";

  private SnapshotTranslator() {}

  /** Whether the right side of a correlation is a table as of some time. */
  static boolean isOne(Correlate rel) {
    return snapshot(rel.getRight()) != null;
  }

  private static Snapshot snapshot(RelNode rel) {
    RelNode below = rel;
    while (below instanceof Filter || below instanceof Project) {
      below = below.getInput(0);
    }
    return below instanceof Snapshot snapshot ? snapshot : null;
  }

  static Relation translate(PlanConverter c, Correlate rel) {
    RexBuilder rex = rel.getCluster().getRexBuilder();
    RelNode left = rel.getLeft();
    int leftColumns = left.getRowType().getFieldCount();
    RexShuttle place = place(rel, rex);
    List<RexNode> conditions = new ArrayList<>();
    RelNode right = rel.getRight();
    while (right instanceof Filter filter) {
      for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
        conditions.add(RexUtil.shift(condition, leftColumns).accept(place));
      }
      right = filter.getInput();
    }
    if (!(right instanceof Snapshot snapshot)) {
      throw PlanException.notSupported(
          c.clauses.of(Clause.SYSTEM_TIME),
          "a query between JOIN and " + CLAUSE,
          "name the table or a view after JOIN");
    }
    int time = period(c, snapshot, place);
    Join join =
        LogicalJoin.create(
            left,
            snapshot.getInput(),
            rel.getHints(),
            RexUtil.composeConjunction(rex, conditions),
            Set.of(),
            rel.getJoinType());
    TimeAttribute attribute = c.convert(left).times().get(time);
    if (!attribute.isNow()) {
      throw new PlanException(
          c.clauses.of(Clause.SYSTEM_TIME),
          CLAUSE
              + " needs a time attribute of the left side, and `"
              + left.getRowType().getFieldNames().get(time)
              + "` is none",
          "use the column of WATERMARK FOR, or one that is PROCTIME()");
    }
    return attribute == TimeAttribute.ROWTIME
        ? JoinTranslator.asOf(c, join, time)
        : LookupTranslator.translate(c, join);
  }

  private static int period(PlanConverter c, Snapshot snapshot, RexShuttle place) {
    if (snapshot.getPeriod().accept(place) instanceof RexInputRef ref) {
      return ref.getIndex();
    }
    throw PlanException.notSupported(
        c.clauses.of(Clause.SYSTEM_TIME),
        CLAUSE + " an expression",
        "use a time attribute of the left side, as in " + CLAUSE + " o.ts");
  }

  private static RexShuttle place(Correlate rel, RexBuilder rex) {
    return new RexShuttle() {
      @Override
      public RexNode visitFieldAccess(RexFieldAccess access) {
        return access.getReferenceExpr() instanceof RexCorrelVariable variable
                && variable.id.equals(rel.getCorrelationId())
            ? rex.makeInputRef(rel.getLeft(), access.getField().getIndex())
            : super.visitFieldAccess(access);
      }
    };
  }
}
