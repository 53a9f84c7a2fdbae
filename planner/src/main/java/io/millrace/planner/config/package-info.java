/**
 * The options that planning depends on, as one record: {@link
 * io.millrace.planner.config.PlannerSettings}. The engine fills it from the session's
 * configuration. Must not depend on other packages of the planner, but for records of {@code plan}.
 */
package io.millrace.planner.config;
