/**
 * The upper part of the language tower: {@link io.millrace.planner.Planner} takes statements and
 * yields a {@link io.millrace.planner.plan.PhysicalPlan}. {@link
 * io.millrace.planner.PlannerContext} holds what it may ask of the rest of the system. No clock, no
 * files, no threads.
 */
package io.millrace.planner;
