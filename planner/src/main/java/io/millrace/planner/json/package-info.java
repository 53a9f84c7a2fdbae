/**
 * Plans as JSON and back: {@link io.millrace.planner.json.PlanJson}. Depends on {@code plan} and
 * Jackson only.
 */
package io.millrace.planner.json;
