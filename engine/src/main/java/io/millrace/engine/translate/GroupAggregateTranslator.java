package io.millrace.engine.translate;

import io.millrace.data.error.MillraceException;
import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.aggregate.AggregateProgram;
import io.millrace.executor.kernel.MergeKernel;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operators.aggregate.BundleSpec;
import io.millrace.executor.operators.aggregate.BundledAggregate;
import io.millrace.executor.operators.aggregate.FinalAggregate;
import io.millrace.executor.operators.aggregate.GroupAggregate;
import io.millrace.executor.operators.aggregate.GroupSpec;
import io.millrace.executor.operators.aggregate.LocalAggregate;
import io.millrace.planner.plan.ChangelogMode;
import io.millrace.planner.plan.PlanNode;
import io.millrace.planner.plan.PlanNode.Phase;
import java.util.ArrayList;
import java.util.List;

/** GROUP BY without a window. */
final class GroupAggregateTranslator implements NodeTranslator<PlanNode.GroupAggregate> {
  /** How LOCAL bundles where nobody asked for bundles: the first phase is worth it only so. */
  private static final BundleSpec USUAL = new BundleSpec(5_000, 5);

  @Override
  public Flow translate(PlanNode.GroupAggregate node, Translation t) {
    Flow input = t.inputFlow(node);
    PlanNode rows = LocalPhase.rowsOf(node, node.phase(), t);
    AggregateProgram program =
        AggregateProgram.compile(
            Flow.types(rows.header().schema()),
            node.calls(),
            retracts(rows),
            node.phase(),
            t.surroundings,
            t.compiler);
    List<DataType> keyTypes = node.keys().stream().map(input.types()::get).toList();
    GroupSpec spec =
        new GroupSpec(
            node.keys(),
            keyTypes,
            node.phase() == Phase.GLOBAL,
            node.emitUpdateBefore(),
            node.stateTtlMillis());
    boolean local = node.phase() == Phase.LOCAL;
    List<DataType> types = new ArrayList<>(keyTypes);
    types.addAll(local ? program.layout().accumulatorTypes() : program.layout().resultTypes());
    return t.graph.operator(
        local ? input : input.keyed(node.keys(), keyTypes),
        node.header().identity() + (local ? "-local" : ""),
        node.header().description(),
        types,
        () -> operator(spec, local, program.instance(), t.settings));
  }

  private static boolean retracts(PlanNode rows) {
    if (rows.header().changelog() == ChangelogMode.UPSERT) {
      throw MillraceException.notSupported("GROUP BY over updates without what they replace");
    }
    return rows.header().changelog() == ChangelogMode.RETRACT;
  }

  private static Operator operator(
      GroupSpec spec, boolean local, MergeKernel kernel, TranslationSettings settings) {
    BundleSpec bundle = settings.bundle();
    if (local) {
      return new LocalAggregate(spec, bundle == null ? USUAL : bundle, kernel);
    } else if (settings.batch()) {
      return new FinalAggregate(spec, kernel, spec.keys().isEmpty());
    }
    return bundle == null
        ? new GroupAggregate(spec, kernel)
        : new BundledAggregate(spec, bundle, kernel);
  }
}
