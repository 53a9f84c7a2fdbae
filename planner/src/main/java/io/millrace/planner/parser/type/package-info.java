/**
 * Types that Flink SQL has and Calcite's grammar has not, as the generated parser builds them:
 * {@link io.millrace.planner.parser.type.BracketTypeSpec}. Must depend on {@code type} only of the
 * planner.
 */
package io.millrace.planner.parser.type;
