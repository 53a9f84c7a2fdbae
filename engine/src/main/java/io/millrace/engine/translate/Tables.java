package io.millrace.engine.translate;

import io.millrace.executor.spi.LookupSource;
import io.millrace.executor.spi.Sink;
import io.millrace.executor.spi.Source;
import io.millrace.planner.plan.PlanNode;
import java.util.List;
import java.util.Optional;

/**
 * Finds the connectors behind the tables of a plan. Errors are deterministic and name the table.
 */
public interface Tables {

  /** What reads a table, told of the limit. */
  Source source(PlanNode.Scan scan);

  /**
   * What looks rows of a table up by key; empty if its connector cannot.
   *
   * @param keys positions in the columns of the scan
   */
  default Optional<LookupSource> lookup(PlanNode.Scan scan, List<Integer> keys) {
    return Optional.empty();
  }

  /** What writes a table. */
  Sink sink(PlanNode.Sink sink);
}
