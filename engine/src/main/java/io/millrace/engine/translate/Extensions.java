package io.millrace.engine.translate;

import io.millrace.planner.plan.AssignWindows;
import io.millrace.planner.plan.Expand;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.SetOperation;

/** Finds the translator of a node that has a file of its own. */
final class Extensions {
  private Extensions() {}

  static Flow translate(PlanNode.Extension node, Translation t) {
    if (node instanceof Expand expand) {
      return new ExpandTranslator().translate(expand, t);
    } else if (node instanceof AssignWindows assign) {
      return new AssignWindowsTranslator().translate(assign, t);
    }
    return new SetOperationTranslator().translate((SetOperation) node, t);
  }
}
