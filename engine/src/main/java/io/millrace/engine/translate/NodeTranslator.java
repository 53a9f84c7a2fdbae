package io.millrace.engine.translate;

import io.millrace.planner.plan.PlanNode;

/**
 * Turns one kind of node into operators.
 *
 * @param <N> the kind of node
 */
@FunctionalInterface
interface NodeTranslator<N extends PlanNode> {

  /** Adds the node's operators behind its inputs, which were translated before. */
  Flow translate(N node, Translation translation);
}
