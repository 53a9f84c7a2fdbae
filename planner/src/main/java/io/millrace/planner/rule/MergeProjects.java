package io.millrace.planner.rule;

import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.rules.ProjectMergeRule;

/** Makes one projection of two, unless the lower one must be evaluated just once. */
final class MergeProjects {
  static final RelOptRule RULE =
      ProjectMergeRule.Config.DEFAULT
          .withOperandSupplier(
              top ->
                  top.operand(Project.class)
                      .oneInput(
                          bottom ->
                              bottom
                                  .operand(Project.class)
                                  .predicate(Determinism::holds)
                                  .anyInputs()))
          .as(ProjectMergeRule.Config.class)
          .toRule();

  private MergeProjects() {}
}
