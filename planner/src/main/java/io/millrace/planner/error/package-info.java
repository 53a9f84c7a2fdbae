/**
 * How planning fails: {@link io.millrace.planner.error.PlanException} carries the place in the
 * user's file, what is wrong and what to do. Must depend neither on Calcite nor on other packages
 * of the planner.
 */
package io.millrace.planner.error;
