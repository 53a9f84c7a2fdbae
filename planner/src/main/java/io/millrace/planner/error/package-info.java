/**
 * How planning fails: {@link io.millrace.planner.error.PlanException} carries the place in the
 * user's file, what is wrong and what to do; {@link io.millrace.planner.error.CalciteMessages} puts
 * Calcite's complaints into our words. Must not depend on other packages of the planner.
 */
package io.millrace.planner.error;
