package io.millrace.engine.translate;

import io.millrace.data.type.DataType.Field;
import io.millrace.executor.operators.time.WatermarkAssigner;
import io.millrace.executor.operators.time.WatermarksApart;
import io.millrace.planner.plan.PlanNode;

/** Assigns watermarks. */
final class WatermarkTranslator implements NodeTranslator<PlanNode.WatermarkAssigner> {
  @Override
  public Flow translate(PlanNode.WatermarkAssigner node, Translation t) {
    Flow input = t.inputFlow(node);
    Field rowtime = node.header().schema().get(node.rowtime());
    TimeProgram watermark = TimeProgram.compile(node.watermark(), input.types(), t);
    WatermarkAssigner.Spec spec =
        new WatermarkAssigner.Spec(
            node.rowtime(),
            rowtime.name(),
            // In BATCH the only watermark is the one at the end: nothing is late.
            t.settings.batch() ? Long.MAX_VALUE : t.settings.watermarkIntervalMillis(),
            t.settings.batch() || t.isBounded(node) ? 0 : t.settings.watermarkIntervalMillis(),
            node.idleTimeoutMillis());
    Flow assigned =
        t.graph.operator(
            input,
            node.header().identity(),
            node.header().description(),
            Flow.types(node.header().schema()),
            () -> new WatermarkAssigner(spec, watermark.instance(t.context())));
    return t.settings.batch() || !LateBehind.of(t.plan).needs(node)
        ? assigned
        : t.graph.operator(
            assigned,
            node.header().identity() + "-apart",
            "watermarks",
            assigned.types(),
            WatermarksApart::new);
  }
}
