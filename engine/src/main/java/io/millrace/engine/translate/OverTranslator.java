package io.millrace.engine.translate;

import io.millrace.data.type.DataType;
import io.millrace.data.type.Types;
import io.millrace.engine.codegen.aggregate.AggregateProgram;
import io.millrace.executor.operator.Operator;
import io.millrace.executor.operators.aggregate.ArrivalOver;
import io.millrace.executor.operators.aggregate.FinalOver;
import io.millrace.executor.operators.aggregate.GroupSpec;
import io.millrace.executor.operators.aggregate.OverSpec;
import io.millrace.executor.operators.aggregate.RevisedOver;
import io.millrace.executor.operators.aggregate.TimedOver;
import io.millrace.executor.operators.rows.SortColumn;
import io.millrace.planner.plan.AggregateCall;
import io.millrace.planner.plan.PlanNode.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** OVER aggregates; what leaves a bounded frame is taken away from accumulators. */
final class OverTranslator implements NodeTranslator<io.millrace.planner.plan.OverAggregate> {
  @Override
  public Flow translate(io.millrace.planner.plan.OverAggregate node, Translation t) {
    Flow input = t.inputFlow(node);
    boolean bounded = node.frame().preceding() >= 0;
    boolean marksFirst = node.calls().stream().anyMatch(OverTranslator::isRank);
    List<AggregateCall> calls =
        node.calls().stream().map(call -> counted(call, input.types().size())).toList();
    AggregateProgram program =
        AggregateProgram.compile(
            marksFirst ? withFirst(input.types()) : input.types(),
            calls,
            bounded,
            Phase.COMPLETE,
            t.surroundings,
            t.compiler);
    List<DataType> keyTypes = node.partition().stream().map(input.types()::get).toList();
    GroupSpec group =
        new GroupSpec(node.partition(), keyTypes, false, false, node.stateTtlMillis());
    OverSpec.Timing timing = OverSpec.Timing.valueOf(node.timing().name());
    OverSpec spec =
        new OverSpec(
            input.types(),
            node.sort().stream()
                .map(k -> new SortColumn(k.column(), k.descending(), k.nullsFirst()))
                .toList(),
            timing,
            timing == OverSpec.Timing.EVENT_TIME ? node.sort().get(0).column() : -1,
            new OverSpec.Frame(
                node.frame().rows(), node.frame().preceding(), node.frame().backward(), marksFirst),
            read(node.calls()));
    List<DataType> types = new ArrayList<>(input.types());
    types.addAll(program.layout().resultTypes());
    return t.graph.operator(
        input.keyed(node.partition(), keyTypes),
        node.header().identity(),
        node.header().description(),
        types,
        operators(spec, group, program));
  }

  private static Supplier<Operator> operators(
      OverSpec spec, GroupSpec group, AggregateProgram program) {
    return switch (spec.timing()) {
      case EVENT_TIME -> () -> new TimedOver(spec, group, program.instance());
      case REVISED -> () -> new RevisedOver(spec, group, program.instance());
      case PROCESSING_TIME -> () -> new ArrivalOver(spec, group, program.instance());
      case AT_END -> () -> new FinalOver(spec, group, program.instance());
    };
  }

  /** Columns that calls read. */
  private static List<Integer> read(List<AggregateCall> calls) {
    IntStream arguments = calls.stream().flatMap(c -> c.arguments().stream()).mapToInt(i -> i);
    IntStream filters = calls.stream().mapToInt(AggregateCall::filter).filter(f -> f >= 0);
    return IntStream.concat(arguments, filters).distinct().sorted().boxed().toList();
  }

  private static boolean isRank(AggregateCall call) {
    return call.function().equals("RANK") || call.function().equals("DENSE_RANK");
  }

  private static List<DataType> withFirst(List<DataType> types) {
    List<DataType> all = new ArrayList<>(types);
    all.add(Types.BIGINT.withNullable(false));
    return all;
  }

  /** A dense rank is the number of rows that are the first of their equals. */
  private static AggregateCall counted(AggregateCall call, int first) {
    if (!isRank(call)) {
      return call;
    }
    String function = call.function().equals("RANK") ? "RANK" : "$SUM0";
    return new AggregateCall(function, List.of(first), false, -1, call.type(), call.name());
  }
}
