package io.millrace.planner.convert;

import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.type.RelDataType;

/** Stands for a sub-plan that is read more than once; rules see a leaf and do not split it. */
final class SharedPlan extends AbstractRelNode {
  private final RelNode plan;
  private final int number;

  SharedPlan(RelOptCluster cluster, RelTraitSet traits, RelNode plan, int number) {
    super(cluster, traits);
    this.plan = plan;
    this.number = number;
  }

  /** What is shared, as it was before normalisation. */
  RelNode plan() {
    return plan;
  }

  int number() {
    return number;
  }

  @Override
  protected RelDataType deriveRowType() {
    return plan.getRowType();
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("number", number);
  }
}
