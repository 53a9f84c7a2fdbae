/**
 * From validated queries to relational algebra, and from algebra to plan nodes: {@link
 * io.millrace.planner.convert.QueryConverter} wraps Calcite's converter and puts tables' computed
 * columns, watermarks and views in place; {@link io.millrace.planner.convert.PlanConverter} turns
 * the normalised algebra into nodes, one translator class a kind of node.
 */
package io.millrace.planner.convert;
