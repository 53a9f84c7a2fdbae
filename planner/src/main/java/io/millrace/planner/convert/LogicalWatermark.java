package io.millrace.planner.convert;

import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rex.RexNode;

/** Assigns watermarks: {@code expression} over the input, for its column {@code rowtime}. */
public final class LogicalWatermark extends SingleRel {
  private final int rowtime;
  private final RexNode expression;

  LogicalWatermark(
      RelOptCluster cluster, RelTraitSet traits, RelNode input, int rowtime, RexNode expression) {
    super(cluster, traits, input);
    this.rowtime = rowtime;
    this.expression = expression;
  }

  int rowtime() {
    return rowtime;
  }

  RexNode expression() {
    return expression;
  }

  @Override
  public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
    return new LogicalWatermark(getCluster(), traits, inputs.get(0), rowtime, expression);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer).item("rowtime", rowtime).item("watermark", expression);
  }
}
