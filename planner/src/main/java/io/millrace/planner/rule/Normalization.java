package io.millrace.planner.rule;

import java.util.List;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.hep.HepMatchOrder;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.plan.hep.HepProgramBuilder;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.rules.CoreRules;
import org.apache.calcite.sql2rel.RelDecorrelator;
import org.apache.calcite.tools.RelBuilder;

/** Brings algebra into the form that the translators expect: phases of rules, one after another. */
public final class Normalization {
  /** Sub-queries become joins. */
  private static final List<RelOptRule> SUB_QUERIES =
      List.of(
          CoreRules.FILTER_SUB_QUERY_TO_CORRELATE,
          CoreRules.PROJECT_SUB_QUERY_TO_CORRELATE,
          CoreRules.JOIN_SUB_QUERY_TO_CORRELATE);

  /** Filters move down to what they speak of; projections that follow each other become one. */
  private static final List<RelOptRule> FILTERS_AND_PROJECTIONS =
      List.of(
          CoreRules.FILTER_MERGE,
          FilterPastProject.RULE,
          CoreRules.FILTER_INTO_JOIN,
          CoreRules.JOIN_CONDITION_PUSH,
          CoreRules.JOIN_PUSH_EXPRESSIONS,
          CoreRules.FILTER_SET_OP_TRANSPOSE,
          CoreRules.FILTER_AGGREGATE_TRANSPOSE,
          MergeProjects.RULE,
          CoreRules.PROJECT_REMOVE,
          CoreRules.UNION_MERGE,
          CoreRules.UNION_TO_DISTINCT);

  private Normalization() {}

  /** The same relation in normal form. */
  public static RelNode normalize(RelNode rel, RelBuilder builder) {
    RelNode result = rel;
    if (SubQueries.in(rel)) {
      result = run(result, SUB_QUERIES);
      result = RelDecorrelator.decorrelateQuery(result, builder);
    }
    return run(result, FILTERS_AND_PROJECTIONS);
  }

  private static RelNode run(RelNode rel, List<RelOptRule> rules) {
    HepProgramBuilder program = HepProgram.builder().addMatchOrder(HepMatchOrder.BOTTOM_UP);
    program.addRuleCollection(rules);
    HepPlanner planner = new HepPlanner(program.build());
    planner.setRoot(rel);
    return planner.findBestExp();
  }
}
