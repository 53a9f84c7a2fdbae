package io.millrace.planner.rule;

import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.rules.FilterProjectTransposeRule;

/** Moves a filter below a projection, unless the projection must be evaluated just once. */
final class FilterPastProject {
  static final RelOptRule RULE =
      FilterProjectTransposeRule.Config.DEFAULT
          .withOperandSupplier(
              top ->
                  top.operand(Filter.class)
                      .predicate(filter -> !filter.containsOver())
                      .oneInput(
                          bottom ->
                              bottom
                                  .operand(Project.class)
                                  .predicate(Determinism::holds)
                                  .anyInputs()))
          .as(FilterProjectTransposeRule.Config.class)
          .toRule();

  private FilterPastProject() {}
}
