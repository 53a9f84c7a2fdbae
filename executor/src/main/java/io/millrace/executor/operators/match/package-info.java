/**
 * MATCH_RECOGNIZE: sequences of rows that fit a pattern.
 *
 * <p>{@link io.millrace.executor.operators.match.MatchRecognize} is the operator. {@link
 * io.millrace.executor.operators.match.PatternSteps} decides how a partial match goes on, {@link
 * io.millrace.executor.operators.match.MatchRound} lets many keys take their rows at once, {@link
 * io.millrace.executor.operators.match.MatchTables} is the state. Must not depend on other families
 * of operators, but for {@code rows} and {@code order}.
 */
package io.millrace.executor.operators.match;
