/**
 * Phases over plan nodes, after the algebra: {@link io.millrace.planner.physical.MergeCalcs},
 * {@link io.millrace.planner.physical.PruneColumns}, {@link io.millrace.planner.physical.PushDown},
 * {@link io.millrace.planner.physical.Distribute}. Each takes a plan and gives one; {@link
 * io.millrace.planner.physical.PlanRewriter} carries them out. Knows no Calcite.
 */
package io.millrace.planner.physical;
