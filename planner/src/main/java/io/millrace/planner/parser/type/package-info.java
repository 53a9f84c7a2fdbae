/**
 * Types that Flink SQL has and Calcite's grammar has not, as the generated parser builds them:
 * {@link io.millrace.planner.parser.type.BracketTypeSpec}. Must not depend on other packages of the
 * planner.
 */
package io.millrace.planner.parser.type;
