package io.millrace.planner.rule;

import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexUtil;

/** Whether evaluating a projection twice, or elsewhere, gives the same. */
final class Determinism {
  private Determinism() {}

  static boolean holds(Project project) {
    return !project.containsOver()
        && project.getProjects().stream().allMatch(RexUtil::isDeterministic);
  }
}
