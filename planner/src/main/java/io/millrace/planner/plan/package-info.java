/**
 * The physical plan: what the planner yields and the engine translates.
 *
 * <p>{@link io.millrace.planner.plan.PhysicalPlan} is a DAG of {@link
 * io.millrace.planner.plan.PlanNode} records, printable and serialisable, that mention neither
 * Calcite nor the runtime. Must depend on {@code data} only.
 */
package io.millrace.planner.plan;
