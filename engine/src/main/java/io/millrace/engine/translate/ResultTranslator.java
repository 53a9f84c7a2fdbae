package io.millrace.engine.translate;

import io.millrace.executor.job.JobGraph.ResultTail;
import io.millrace.executor.job.JobGraph.Singleton;
import io.millrace.planner.plan.PlanNode.Result;

/** Rows for the client. */
final class ResultTranslator implements NodeTranslator<Result> {
  @Override
  public Flow translate(Result node, Translation t) {
    Flow input = t.inputFlow(node).spread(new Singleton());
    t.graph.end(input, "result", new ResultTail(t.openResult()));
    return null;
  }
}
