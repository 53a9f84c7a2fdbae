package io.millrace.planner.convert;

import org.apache.calcite.tools.RelBuilder;

/** How algebra is built: as it was written, with no rewriting that evaluates constants. */
final class RelBuilders {
  private RelBuilders() {}

  static RelBuilder.Config configure(RelBuilder.Config config) {
    return config
        .withSimplify(false)
        .withSimplifyLimit(false)
        .withSimplifyValues(false)
        .withPushJoinCondition(false)
        .withPruneInputOfAggregate(false)
        .withBloat(-1);
  }
}
