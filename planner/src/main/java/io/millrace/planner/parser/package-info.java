/**
 * Reads queries and expressions. The parser class is generated from calcite-core's template with
 * Flink's words and types (see {@code src/main/codegen}); {@link
 * io.millrace.planner.parser.SpanParser} configures it so that every position is one of the user's
 * file. Depends on {@code error} only.
 */
package io.millrace.planner.parser;
