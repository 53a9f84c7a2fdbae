package io.millrace.planner.rule;

import java.util.List;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;

/** Stands for a relation that rules are not to look into. */
final class OpaqueInput extends AbstractRelNode {
  private final RelNode hidden;

  OpaqueInput(RelNode hidden) {
    super(hidden.getCluster(), hidden.getTraitSet());
    this.hidden = hidden;
    this.rowType = hidden.getRowType();
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return this;
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("hidden", hidden.getId());
  }

  /** The relation with what was hidden put back. */
  static RelNode shownIn(RelNode rel) {
    return rel.accept(
        new RelHomogeneousShuttle() {
          @Override
          public RelNode visit(RelNode node) {
            return node instanceof OpaqueInput opaque ? opaque.hidden : super.visit(node);
          }
        });
  }
}
