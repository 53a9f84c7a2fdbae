/**
 * Calcite's complaints in our words: {@link io.millrace.planner.message.CalciteMessages} maps them,
 * {@link io.millrace.planner.message.Positions} says where in the user's file they are. What is
 * refused in several places, and what works instead: {@link io.millrace.planner.message.Ordering},
 * {@link io.millrace.planner.message.VariantCasts}. Depends on {@code error} only.
 */
package io.millrace.planner.message;
