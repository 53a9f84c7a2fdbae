package io.millrace.engine.translate;

import io.millrace.data.platform.Platform;
import io.millrace.data.type.DataType.Field;
import io.millrace.engine.codegen.compile.KernelCompiler;
import io.millrace.functions.registry.FunctionRegistry;
import io.millrace.planner.plan.MatchRecognize;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import java.util.List;
import java.util.function.Supplier;

/**
 * From physical plans to job graphs. Thread-safe; kernels compiled for one plan serve the next.
 *
 * <p>A new kind of node needs a {@link NodeTranslator} and a line here.
 */
public final class PlanTranslator {
  private final Supplier<FunctionRegistry> functions;
  private final Platform platform;
  private final KernelCompiler compiler;

  public PlanTranslator(FunctionRegistry functions, Platform platform) {
    this(() -> functions, platform);
  }

  /**
   * @param functions asked with each plan
   */
  public PlanTranslator(Supplier<FunctionRegistry> functions, Platform platform) {
    this.functions = functions;
    this.platform = platform;
    this.compiler = new KernelCompiler(new KernelDump(platform.files()));
  }

  /** Translates a plan; what cannot run yet is an error that says so. */
  public Translated translate(PhysicalPlan plan, Tables tables, TranslationSettings settings) {
    Translation translation =
        new Translation(plan, settings, tables, functions.get(), compiler, platform);
    List<Field> resultSchema = List.of();
    for (PlanNode node : plan.nodes()) {
      Flow flow = translate(node, translation);
      if (flow != null) {
        translation.give(node, flow);
      }
      if (node instanceof PlanNode.Result) {
        resultSchema = node.header().schema();
      }
    }
    return new Translated(translation.graph.build(), translation.result, resultSchema);
  }

  /** What the node gives; null for nodes where data leaves. */
  private static Flow translate(PlanNode node, Translation t) {
    if (node instanceof PlanNode.Extension extension) {
      return Extensions.translate(extension, t);
    } else if (node instanceof PlanNode.Scan scan) {
      return new ScanTranslator().translate(scan, t);
    } else if (node instanceof PlanNode.Values values) {
      return new ValuesTranslator().translate(values, t);
    } else if (node instanceof PlanNode.Calc calc) {
      return new CalcTranslator().translate(calc, t);
    } else if (node instanceof PlanNode.WatermarkAssigner assigner) {
      return new WatermarkTranslator().translate(assigner, t);
    } else if (node instanceof PlanNode.Exchange exchange) {
      return new ExchangeTranslator().translate(exchange, t);
    } else if (node instanceof PlanNode.GroupAggregate aggregate) {
      return new GroupAggregateTranslator().translate(aggregate, t);
    } else if (node instanceof PlanNode.WindowAggregate aggregate) {
      return new WindowAggregateTranslator().translate(aggregate, t);
    } else if (node instanceof PlanNode.Join join && join.time() != null) {
      return new TimedJoinTranslator().translate(join, t);
    } else if (node instanceof PlanNode.Join join) {
      return new JoinTranslator().translate(join, t);
    } else if (node instanceof PlanNode.UnionAll union) {
      return new UnionTranslator().translate(union, t);
    } else if (node instanceof PlanNode.Unnest unnest) {
      return new UnnestTranslator().translate(unnest, t);
    } else if (node instanceof PlanNode.SortLimit sort) {
      return new SortTranslator().translate(sort, t);
    } else if (node instanceof MatchRecognize match) {
      return new MatchRecognizeTranslator().translate(match, t);
    } else if (node instanceof PlanNode.DropUpdateBefore drop) {
      return new DropUpdateBeforeTranslator().translate(drop, t);
    } else if (node instanceof PlanNode.Sink sink) {
      return new SinkTranslator().translate(sink, t);
    }
    return new ResultTranslator().translate((PlanNode.Result) node, t);
  }
}
