package io.millrace.planner.convert;

import io.millrace.planner.config.PlannerSettings.Mode;
import io.millrace.planner.convert.Relation.TimeAttribute;
import io.millrace.planner.error.PlanException;
import io.millrace.planner.message.ClausePlaces.Clause;
import io.millrace.planner.plan.JoinTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinInfo;
import org.apache.calcite.rex.RexNode;

/**
 * What time has to do with a join.
 *
 * @param time null: nothing
 * @param conditions of ON beyond the keys and what {@code time} says
 * @param times which columns of the output are time attributes
 */
record TimedJoin(JoinTime time, List<RexNode> conditions, List<TimeAttribute> times) {

  /**
   * @param snapshot column of the left input as of which the right one is read; -1: none
   */
  static TimedJoin of(PlanConverter c, Join rel, Relation left, Relation right, int snapshot) {
    List<RexNode> conditions = rel.analyzeCondition().nonEquiConditions;
    List<TimeAttribute> times = new ArrayList<>(left.times());
    if (snapshot >= 0) {
      times.addAll(Relation.past(right.times()));
      int version = right.times().indexOf(TimeAttribute.ROWTIME);
      if (version < 0) {
        throw new PlanException(
            c.clauses.of(Clause.SYSTEM_TIME),
            "FOR SYSTEM_TIME AS OF a rowtime needs a rowtime on the right side, too",
            "declare WATERMARK FOR in its table, or use FOR SYSTEM_TIME AS OF a PROCTIME() column");
      }
      return new TimedJoin(new JoinTime.Version(snapshot, version), conditions, times);
    }
    times.addAll(right.times());
    IntervalConditions interval = interval(rel, times, left.times().size());
    if (interval == null) {
      return new TimedJoin(null, conditions, Relation.past(times));
    }
    if (c.settings.mode() == Mode.BATCH) {
      return new TimedJoin(null, conditions, times);
    }
    JoinTime time =
        new JoinTime.Interval(
            interval.leftTime(),
            interval.rightTime(),
            interval.lower(),
            interval.upper(),
            times.get(interval.leftTime()) == TimeAttribute.ROWTIME);
    return new TimedJoin(time, interval.rest(), times);
  }

  private static IntervalConditions interval(Join rel, List<TimeAttribute> times, int leftColumns) {
    if (rel.isSemiJoin() || !rel.getJoinType().projectsRight()) {
      return null;
    }
    JoinInfo info = rel.analyzeCondition();
    IntervalConditions bounds = IntervalConditions.of(info.nonEquiConditions, times, leftColumns);
    for (int i = 0; bounds == null && i < info.leftKeys.size(); i++) {
      TimeAttribute a = times.get(info.leftKeys.get(i));
      TimeAttribute b = times.get(leftColumns + info.rightKeys.get(i));
      if (a == TimeAttribute.ROWTIME && b == TimeAttribute.ROWTIME) {
        bounds =
            IntervalConditions.equal(
                info.leftKeys.get(i), info.rightKeys.get(i), info.nonEquiConditions);
      }
    }
    return bounds;
  }

  /** What comes before the kind of the join in its name. */
  String name() {
    return time == null ? "" : time instanceof JoinTime.Interval ? "interval " : "temporal ";
  }
}
