package io.millrace.engine.translate;

import io.millrace.executor.spi.Sink;
import io.millrace.executor.spi.Source;
import io.millrace.planner.plan.PlanNode;

/**
 * Finds the connectors behind the tables of a plan. Errors are deterministic and name the table.
 */
public interface Tables {

  /** What reads a table, told of the limit. */
  Source source(PlanNode.Scan scan);

  /** What writes a table. */
  Sink sink(PlanNode.Sink sink);
}
