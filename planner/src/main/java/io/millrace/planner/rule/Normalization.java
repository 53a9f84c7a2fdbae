package io.millrace.planner.rule;

import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.hep.HepMatchOrder;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.rules.FilterAggregateTransposeRule;
import org.apache.calcite.rel.rules.FilterJoinRule.FilterIntoJoinRule.FilterIntoJoinRuleConfig;
import org.apache.calcite.rel.rules.FilterJoinRule.JoinConditionPushRule.JoinConditionPushRuleConfig;
import org.apache.calcite.rel.rules.FilterMergeRule;
import org.apache.calcite.rel.rules.FilterSetOpTransposeRule;
import org.apache.calcite.rel.rules.JoinPushExpressionsRule;
import org.apache.calcite.rel.rules.ProjectRemoveRule;
import org.apache.calcite.rel.rules.SubQueryRemoveRule;
import org.apache.calcite.rel.rules.UnionMergeRule;
import org.apache.calcite.rel.rules.UnionToDistinctRule;
import org.apache.calcite.sql2rel.RelDecorrelator;
import org.apache.calcite.tools.RelBuilder;

/**
 * Brings algebra into the form that the translators expect: phases of rules, one after another.
 * Rules are made one by one, since Calcite's list of all rules takes long to load.
 */
public final class Normalization {
  private Normalization() {}

  /** Sub-queries become joins. */
  private static List<RelOptRule> subQueries() {
    return List.of(
        SubQueryRemoveRule.Config.FILTER.toRule(),
        SubQueryRemoveRule.Config.PROJECT.toRule(),
        SubQueryRemoveRule.Config.JOIN.toRule());
  }

  /** Filters move down to what they speak of; projections that follow each other become one. */
  private static List<RelOptRule> filtersAndProjections() {
    return List.of(
        FilterMergeRule.Config.DEFAULT.toRule(),
        FilterPastProject.RULE,
        FilterIntoJoinRuleConfig.DEFAULT.toRule(),
        JoinConditionPushRuleConfig.DEFAULT.toRule(),
        JoinPushExpressionsRule.Config.DEFAULT.toRule(),
        FilterSetOpTransposeRule.Config.DEFAULT.toRule(),
        FilterAggregateTransposeRule.Config.DEFAULT.toRule(),
        MergeProjects.RULE,
        ProjectRemoveRule.Config.DEFAULT.toRule(),
        UnionMergeRule.Config.DEFAULT.toRule(),
        UnionToDistinctRule.Config.DEFAULT.toRule());
  }

  /** The same relation in normal form. */
  public static RelNode normalize(RelNode rel, RelBuilder builder) {
    RelNode result = rel;
    if (SubQueries.in(rel)) {
      result = SemiJoins.replaceIn(result);
    }
    if (SubQueries.in(result)) {
      result = run(result, subQueries());
      result = RelDecorrelator.decorrelateQuery(result, builder);
    }
    result = Laterals.replaceIn(result, builder);
    return isPlain(result) ? result : run(result, filtersAndProjections());
  }

  /** Projections of a table or of constants: rules would find nothing to do. */
  private static boolean isPlain(RelNode rel) {
    return rel.getInputs().isEmpty() || (rel instanceof Project && isPlain(rel.getInput(0)));
  }

  private static RelNode run(RelNode rel, List<RelOptRule> rules) {
    HepProgramBuilder program = HepProgram.builder().addMatchOrder(HepMatchOrder.BOTTOM_UP);
    program.addRuleCollection(rules);
    HepPlanner planner = new HepPlanner(program.build());
    planner.setRoot(rel);
    return planner.findBestExp();
  }
}
