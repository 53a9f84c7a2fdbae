package io.millrace.engine.translate;

import io.millrace.data.type.DataType.Field;
import io.millrace.executor.job.JobGraph;
import io.millrace.executor.result.ResultQueue;
import java.util.List;

/**
 * A plan that can run.
 *
 * @param result where the rows of a SELECT come out; null if the plan has sinks only
 * @param resultSchema its columns; empty without a result
 */
public record Translated(JobGraph graph, ResultQueue result, List<Field> resultSchema) {
  public Translated {
    resultSchema = List.copyOf(resultSchema);
  }
}
