package io.millrace.engine.translate;

import io.millrace.data.platform.Platform;
import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.calc.CalcProgram;
import io.millrace.engine.codegen.compile.KernelCompiler;
import io.millrace.engine.codegen.expression.Surroundings;
import io.millrace.engine.codegen.runtime.RowContext;
import io.millrace.executor.result.ResultQueue;
import io.millrace.functions.registry.FunctionRegistry;
import io.millrace.planner.plan.Expression;
import io.millrace.planner.plan.PhysicalPlan;
import io.millrace.planner.plan.PlanNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/** The translation of one plan under way: what translators of nodes share. */
final class Translation {
  private static final int RESULT_BATCHES = 16;

  final PhysicalPlan plan;
  final TranslationSettings settings;
  final Tables tables;
  final GraphBuilder graph;
  final KernelCompiler compiler;
  final Surroundings surroundings;
  ResultQueue result;

  private final Platform platform;
  private final LongSupplier now;
  private final Map<Integer, Flow> flows = new HashMap<>();
  private final Map<Integer, Integer> readers = new HashMap<>();

  Translation(
      PhysicalPlan plan,
      TranslationSettings settings,
      Tables tables,
      FunctionRegistry functions,
      KernelCompiler compiler,
      Platform platform) {
    this.plan = plan;
    this.settings = settings;
    this.tables = tables;
    this.graph = new GraphBuilder(settings.parallelism());
    this.compiler = compiler;
    this.platform = platform;
    long start = platform.clock().currentTimeMillis();
    this.now = settings.batch() ? () -> start : platform.clock()::currentTimeMillis;
    this.surroundings = new Surroundings(functions, context());
    for (PlanNode node : plan.nodes()) {
      node.header().inputs().forEach(input -> readers.merge(input, 1, Integer::sum));
    }
  }

  /** A context for the functions of one operator instance. In BATCH the time stands still. */
  RowContext context() {
    return new RowContext(
        settings.session(), now, new SplittableRandom(platform.seeds().nextLong()));
  }

  /** The outer world, for what is read beside the flow. */
  Platform platform() {
    return platform;
  }

  /** The only input of a node. */
  PlanNode input(PlanNode node) {
    return plan.node(node.header().inputs().get(0));
  }

  Flow flow(int node) {
    return flows.get(node);
  }

  /** Whether all that a node reads ends by itself. */
  boolean isBounded(PlanNode node) {
    return node instanceof PlanNode.Scan scan
        ? scan.source().bounded()
        : node.header().inputs().stream().allMatch(input -> isBounded(plan.node(input)));
  }

  /** What the only input of a node gives. */
  Flow inputFlow(PlanNode node) {
    return flows.get(node.header().inputs().get(0));
  }

  /** Notes what a node gives. */
  void give(PlanNode node, Flow flow) {
    int id = node.header().id();
    boolean shared = readers.getOrDefault(id, 0) > 1;
    flows.put(id, shared ? graph.share(flow) : flow);
  }

  CalcProgram calc(
      List<? extends DataType> types, Expression condition, List<Expression> projections) {
    return CalcProgram.compile(types, condition, projections, surroundings, compiler);
  }

  /** The queue to the client. */
  ResultQueue openResult() {
    result = new ResultQueue(RESULT_BATCHES);
    return result;
  }
}
