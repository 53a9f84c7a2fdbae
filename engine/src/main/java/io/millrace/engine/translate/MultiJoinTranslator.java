package io.millrace.engine.translate;

import io.millrace.data.type.DataType;
import io.millrace.engine.codegen.calc.CalcProgram;
import io.millrace.executor.kernel.RowPredicate;
import io.millrace.executor.operators.join.JoinSide;
import io.millrace.executor.operators.join.MultiJoin;
import io.millrace.executor.operators.join.MultiJoinSpec;
import io.millrace.planner.plan.MultiJoin.Input;
import io.millrace.planner.plan.PlanNode;
import java.util.ArrayList;
import java.util.List;

/** Joins by one key; each input is spread by it. */
final class MultiJoinTranslator implements NodeTranslator<io.millrace.planner.plan.MultiJoin> {
  @Override
  public Flow translate(io.millrace.planner.plan.MultiJoin node, Translation t) {
    List<JoinSide> sides = new ArrayList<>();
    List<CalcProgram> conditions = new ArrayList<>();
    List<DataType> columns = new ArrayList<>();
    for (int i = 0; i < node.inputs().size(); i++) {
      Input input = node.inputs().get(i);
      PlanNode read = t.plan.node(node.header().inputs().get(i));
      Flow flow = t.flow(read.header().id());
      sides.add(JoinTranslator.side(flow, input.keys(), read, input.stateTtlMillis()));
      columns.addAll(flow.types());
      conditions.add(
          input.condition() == null ? null : t.calc(columns, input.condition(), List.of()));
      makeNullable(columns, input.outer() ? flow.types().size() : 0);
    }
    MultiJoinSpec spec =
        new MultiJoinSpec(sides, node.inputs().stream().map(Input::outer).toList());
    List<Flow> keyed = new ArrayList<>();
    for (int i = 0; i < sides.size(); i++) {
      Flow flow = t.flow(node.header().inputs().get(i));
      keyed.add(flow.keyed(sides.get(i).keys(), spec.keyTypes()));
    }
    return t.graph.operator(
        keyed,
        node.header().identity(),
        node.header().description(),
        Flow.types(node.header().schema()),
        () -> new MultiJoin(spec, predicates(conditions, t)));
  }

  /** Behind an outer input its columns may be NULL. */
  private static void makeNullable(List<DataType> columns, int count) {
    for (int c = columns.size() - count; c < columns.size(); c++) {
      columns.set(c, columns.get(c).withNullable(true));
    }
  }

  private static List<RowPredicate> predicates(List<CalcProgram> conditions, Translation t) {
    List<RowPredicate> predicates = new ArrayList<>();
    for (CalcProgram condition : conditions) {
      predicates.add(condition == null ? null : JoinTranslator.predicate(condition, t));
    }
    return predicates;
  }
}
