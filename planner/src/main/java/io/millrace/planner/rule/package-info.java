/**
 * Rules over relational algebra, each doing one thing, in phases: {@link
 * io.millrace.planner.rule.Normalization} runs them. Rules that need nothing of ours are Calcite's.
 * Must not depend on other packages of the planner.
 */
package io.millrace.planner.rule;
