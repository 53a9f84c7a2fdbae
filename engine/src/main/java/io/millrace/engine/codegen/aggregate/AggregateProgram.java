package io.millrace.engine.codegen.aggregate;

import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.engine.codegen.compile.CompiledKernel;
import io.millrace.engine.codegen.compile.KernelCompiler;
import io.millrace.engine.codegen.expression.Surroundings;
import io.millrace.engine.codegen.runtime.GroupKernel;
import io.millrace.executor.kernel.AccumulatorLayout;
import io.millrace.executor.kernel.MergeKernel;
import io.millrace.planner.plan.AggregateCall;
import io.millrace.planner.plan.PlanNode.Phase;
import java.util.ArrayList;
import java.util.List;

/** The aggregate functions of one GROUP BY, compiled. Thread-safe. */
public final class AggregateProgram {
  private final CompiledKernel<GroupKernel> kernel;
  private final AccumulatorLayout layout;

  private AggregateProgram(CompiledKernel<GroupKernel> kernel, AccumulatorLayout layout) {
    this.kernel = kernel;
    this.layout = layout;
  }

  /**
   * Compiles.
   *
   * @param inputTypes of the rows' columns; in phase GLOBAL those of the LOCAL one's input
   * @param retracts whether rows may be taken away
   */
  public static AggregateProgram compile(
      List<? extends DataType> inputTypes,
      List<AggregateCall> calls,
      boolean retracts,
      Phase phase,
      Surroundings surroundings,
      KernelCompiler compiler) {
    return compile(
        new Accumulators(List.copyOf(inputTypes), retracts, phase, false),
        calls,
        phase,
        surroundings,
        compiler);
  }

  /** As {@link #compile} of phase COMPLETE; groups can be merged even where rows are taken away. */
  public static AggregateProgram compileMerging(
      List<? extends DataType> inputTypes,
      List<AggregateCall> calls,
      boolean retracts,
      Surroundings surroundings,
      KernelCompiler compiler) {
    return compile(
        new Accumulators(List.copyOf(inputTypes), retracts, Phase.COMPLETE, true),
        calls,
        Phase.COMPLETE,
        surroundings,
        compiler);
  }

  private static AggregateProgram compile(
      Accumulators accumulators,
      List<AggregateCall> calls,
      Phase phase,
      Surroundings surroundings,
      KernelCompiler compiler) {
    List<AggregateFunction.Result> results = new ArrayList<>();
    List<DataType> types = new ArrayList<>();
    for (AggregateCall call : calls) {
      results.add(
          AggregateFunctions.get(call.function(), surroundings.functions())
              .plan(call, accumulators));
      types.add(call.type());
    }
    CompiledKernel<GroupKernel> kernel =
        compiler.compile(
            AggregateSource.of(surroundings, accumulators, phase, types, results),
            GroupKernel.class);
    return new AggregateProgram(kernel, layout(accumulators, types));
  }

  private static AccumulatorLayout layout(Accumulators accumulators, List<DataType> resultTypes) {
    List<DataType> sent = new ArrayList<>();
    if (accumulators.areMerged()) {
      for (int i = 0; i < accumulators.slots(); i++) {
        sent.add(Types.BIGINT.withNullable(false));
      }
      for (int i = 0; i < accumulators.segments(); i++) {
        sent.add(Types.BYTES);
      }
    }
    return new AccumulatorLayout(
        accumulators.slots(),
        accumulators.segments() > 0,
        accumulators.layout(),
        accumulators.elementUses(),
        resultTypes,
        sent);
  }

  public AccumulatorLayout layout() {
    return layout;
  }

  /** A new instance for one thread. */
  public MergeKernel instance() {
    return kernel.instance().with(layout);
  }
}
