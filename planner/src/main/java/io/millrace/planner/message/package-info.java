/**
 * Calcite's complaints in our words: {@link io.millrace.planner.message.CalciteMessages} maps them,
 * {@link io.millrace.planner.message.Positions} says where in the user's file they are. Depends on
 * {@code error} only.
 */
package io.millrace.planner.message;
