package io.millrace.executor.operators.match;

import io.millrace.executor.kernel.BatchFunction;
import io.millrace.executor.kernel.LongExpression;
import java.util.Map;

/**
 * What is generated for a MATCH_RECOGNIZE. Belongs to one operator instance.
 *
 * @param rowTime the time attribute, in milliseconds; null in processing time
 * @param conditions by variable; a variable without one takes any row
 * @param results what the measures see
 * @param measures from the columns of {@code results} to rows of the output
 */
public record MatchKernels(
    LongExpression rowTime,
    Map<Integer, MatchCondition> conditions,
    MatchView results,
    BatchFunction measures) {
  public MatchKernels {
    conditions = Map.copyOf(conditions);
  }
}
