package io.millrace.planner.rule;

import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelVisitor;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Snapshot;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.sql2rel.RelDecorrelator;
import org.apache.calcite.tools.RelBuilder;

/**
 * LATERAL (SELECT …) becomes a join. UNNEST and tables AS OF a time stay correlations: they have
 * translators of their own.
 */
final class Laterals extends RelHomogeneousShuttle {
  private final RelBuilder builder;

  private Laterals(RelBuilder builder) {
    this.builder = builder;
  }

  static RelNode replaceIn(RelNode rel, RelBuilder builder) {
    return isIn(rel) ? rel.accept(new Laterals(builder)) : rel;
  }

  private static boolean isIn(RelNode rel) {
    boolean[] found = {false};
    new RelVisitor() {
      @Override
      public void visit(RelNode node, int ordinal, RelNode parent) {
        found[0] |= node instanceof Correlate correlate && isQuery(correlate);
        super.visit(node, ordinal, parent);
      }
    }.go(rel);
    return found[0];
  }

  private static boolean isQuery(Correlate correlate) {
    RelNode below = correlate.getRight();
    while (below instanceof Project || below instanceof Filter) {
      below = below.getInput(0);
    }
    return !(below instanceof Uncollect) && !(below instanceof Snapshot);
  }

  @Override
  public RelNode visit(RelNode rel) {
    RelNode visited = super.visit(rel);
    return visited instanceof Correlate correlate && isQuery(correlate)
        ? joined(correlate)
        : visited;
  }

  private RelNode joined(Correlate correlate) {
    RelNode hidden =
        correlate.copy(
            correlate.getTraitSet(),
            new OpaqueInput(correlate.getLeft()),
            correlate.getRight(),
            correlate.getCorrelationId(),
            correlate.getRequiredColumns(),
            correlate.getJoinType());
    return OpaqueInput.shownIn(RelDecorrelator.decorrelateQuery(hidden, builder));
  }
}
