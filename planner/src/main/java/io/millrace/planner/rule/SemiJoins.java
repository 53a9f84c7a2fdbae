package io.millrace.planner.rule;

import com.google.common.collect.ImmutableSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * EXISTS and IN, and their negations, that stand alone or under AND in WHERE, become SEMI and ANTI
 * joins. NOT IN is TRUE only if no comparison is TRUE or unknown, and that is what the ANTI join
 * looks for. A sub-query may speak of the row around it in its outermost conditions; what else
 * there is remains for Calcite's own rules.
 */
final class SemiJoins extends RelHomogeneousShuttle {

  /** The relation with such sub-queries replaced. */
  static RelNode replaceIn(RelNode rel) {
    return rel.accept(new SemiJoins());
  }

  @Override
  public RelNode visit(RelNode rel) {
    RelNode visited = super.visit(rel);
    return visited instanceof Filter filter ? replaced(filter) : visited;
  }

  private static RelNode replaced(Filter filter) {
    RelNode joined = filter.getInput();
    List<RexNode> rest = new ArrayList<>();
    for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
      RelNode join = join(joined, condition, filter.getVariablesSet());
      if (join == null) {
        rest.add(condition);
      } else {
        joined = join;
      }
    }
    if (joined == filter.getInput()) {
      return filter;
    }
    RexBuilder rex = filter.getCluster().getRexBuilder();
    RexNode left = RexUtil.composeConjunction(rex, rest, true);
    return left == null
        ? joined
        : LogicalFilter.create(joined, left, ImmutableSet.copyOf(filter.getVariablesSet()));
  }

  /** The join that a condition asks for; null if it is no such condition. */
  private static RelNode join(RelNode left, RexNode condition, Set<CorrelationId> variables) {
    boolean negated = condition.getKind() == SqlKind.NOT;
    RexNode inner = negated ? ((RexCall) condition).getOperands().get(0) : condition;
    boolean known = inner.getKind() == SqlKind.EXISTS || inner.getKind() == SqlKind.IN;
    if (!known || !(inner instanceof RexSubQuery query) || SubQueries.in(query.getOperands())) {
      return null;
    }
    RelNode plan = query.rel.accept(new SemiJoins());
    if (SubQueries.in(plan)) {
      return null;
    }
    Uncorrelated right = Uncorrelated.of(plan, inner.getKind() == SqlKind.EXISTS);
    if (right == null) {
      return null;
    }
    int width = left.getRowType().getFieldCount();
    RexBuilder rex = left.getCluster().getRexBuilder();
    List<RexNode> on = new ArrayList<>();
    for (int i = 0; i < query.getOperands().size(); i++) {
      RexNode value = query.getOperands().get(i);
      RexNode element =
          rex.makeInputRef(right.plan().getRowType().getFieldList().get(i).getType(), width + i);
      on.add(comparison(rex, value, element, negated));
    }
    for (RexNode correlated : right.conditions()) {
      RexNode placed = placed(rex, RexUtil.shift(correlated, width), left, variables);
      if (placed == null) {
        return null;
      }
      on.add(placed);
    }
    return LogicalJoin.create(
        left,
        right.plan(),
        List.of(),
        RexUtil.composeConjunction(rex, on),
        Set.of(),
        negated ? JoinRelType.ANTI : JoinRelType.SEMI);
  }

  /** Whether two values are equal; for NOT IN, whether they might be. */
  private static RexNode comparison(
      RexBuilder rex, RexNode value, RexNode element, boolean negated) {
    List<RexNode> ways = new ArrayList<>();
    ways.add(rex.makeCall(SqlStdOperatorTable.EQUALS, value, element));
    for (RexNode side : List.of(value, element)) {
      if (negated && side.getType().isNullable()) {
        ways.add(rex.makeCall(SqlStdOperatorTable.IS_NULL, side));
      }
    }
    return RexUtil.composeDisjunction(rex, ways);
  }

  /** Puts columns of the left side in place of the row around; null if it speaks of others. */
  private static RexNode placed(
      RexBuilder rex, RexNode condition, RelNode left, Set<CorrelationId> variables) {
    RexNode placed =
        condition.accept(
            new RexShuttle() {
              @Override
              public RexNode visitFieldAccess(RexFieldAccess access) {
                return access.getReferenceExpr() instanceof RexCorrelVariable variable
                        && variables.contains(variable.id)
                    ? rex.makeInputRef(left, access.getField().getIndex())
                    : super.visitFieldAccess(access);
              }
            });
    return RexUtil.containsCorrelation(placed) ? null : placed;
  }
}
